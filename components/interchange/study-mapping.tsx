import { Select, TextInput } from "@/components/ui/inputs";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Offered } from "@/lib/domain/interchange/mapping";
import { LEAVE, NEW, personName, suggestedMapping } from "@/lib/domain/interchange/mapping";
import type { StudyDigest } from "@/lib/domain/interchange/study-digest";

/** What becomes of codes, people and questions: the fields of the form that stores a study. */
export function StudyMappingFields({
  digest,
  offered,
  roundName,
}: {
  digest: StudyDigest;
  offered: Offered;
  roundName: string;
}) {
  const suggested = suggestedMapping({ digest }, offered);
  const people = digest.users.filter(({ articles }) => articles > 0);
  const questions = digest.questions.filter(({ answers }) => answers > 0);
  const codes = new Map(suggested.codes.map(({ key, to }) => [key, to]));
  const names = new Map(digest.codes.map(({ key, name }) => [key, name]));
  return (
    <>
      <TextInput
        label="Name of the round"
        name="round"
        required
        maxLength={80}
        defaultValue={roundName}
        hint="All work of the file becomes one closed round, in which everybody has submitted."
      />
      <Table caption="People">
        <thead>
          <tr>
            <ColumnHead>In the file</ColumnHead>
            <ColumnHead numeric className="max-sm:hidden">
              Articles
            </ColumnHead>
            <ColumnHead numeric className="max-sm:hidden">
              Tags
            </ColumnHead>
            <ColumnHead className="max-sm:w-3/5">In this project</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {people.map((user, index) => {
            const twin = offered.members.find(({ email }) => email === user.email?.toLowerCase());
            return (
              <Row key={user.key}>
                <RowHead className="break-words">
                  {personName(user)}
                  <TagsBelow count={user.tags} />
                  {twin && (
                    <span className="block text-sm font-normal text-muted">
                      {twin.name} has the same e-mail address here.
                    </span>
                  )}
                </RowHead>
                <Cell numeric className="max-sm:hidden">
                  {user.articles.toLocaleString("en")}
                </Cell>
                <Cell numeric className="max-sm:hidden">
                  {user.tags.toLocaleString("en")}
                </Cell>
                <Cell>
                  <Select
                    label={<span className="sr-only">{personName(user)} is</span>}
                    name={`person-${index}`}
                    defaultValue={NEW}
                  >
                    <option value={NEW}>Somebody new, who cannot sign in</option>
                    {offered.members.map(({ userId, name }) => (
                      <option key={userId} value={userId}>
                        {name}
                      </option>
                    ))}
                    <option value={LEAVE}>Leave this work out</option>
                  </Select>
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
      {digest.codes.length > 0 && (
        <Table caption="Codes">
          <thead>
            <tr>
              <ColumnHead>In the file</ColumnHead>
              <ColumnHead numeric className="max-sm:hidden">
                Tags
              </ColumnHead>
              <ColumnHead className="max-sm:w-3/5">In this project</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {digest.codes.map(({ key, name, parentKey, isGroup, tags }, index) => (
              <Row key={key}>
                <RowHead className="break-words">
                  {name}
                  <TagsBelow count={tags} />
                  <span className="block text-sm font-normal text-muted">
                    {isGroup && "A group. "}
                    {parentKey !== null && `Under ${names.get(parentKey)}.`}
                  </span>
                </RowHead>
                <Cell numeric className="max-sm:hidden">
                  {tags.toLocaleString("en")}
                </Cell>
                <Cell>
                  <Select
                    label={<span className="sr-only">{name} becomes</span>}
                    name={`code-${index}`}
                    defaultValue={codes.get(key) ?? NEW}
                  >
                    <option value={NEW}>A new {isGroup ? "group" : "frame"}</option>
                    {offered.frames
                      .filter((frame) => isGroup || !frame.isGroup)
                      .map((frame) => (
                        <option key={frame.id} value={frame.id}>
                          {frame.name}
                        </option>
                      ))}
                    <option value={LEAVE}>Leave it out, with its tags</option>
                  </Select>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {questions.length > 0 && (
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-medium">Questions that are carried over</legend>
          {questions.map(({ key, name, scope, answers }, index) => (
            <label key={key} className="flex items-baseline gap-3">
              <input type="checkbox" name={`question-${index}`} defaultChecked />
              <span>
                {name}{" "}
                <span className="text-sm text-muted">
                  {answers.toLocaleString("en")} {answers === 1 ? "answer" : "answers"} on{" "}
                  {scope === "article" ? "articles" : "tags"}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** The number of tags where its column has no room. */
function TagsBelow({ count }: { count: number }) {
  return (
    <span className="block text-sm font-normal text-muted sm:hidden">
      {count.toLocaleString("en")} {count === 1 ? "tag" : "tags"}
    </span>
  );
}
