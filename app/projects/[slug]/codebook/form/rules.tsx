import { ActionForm } from "@/components/ui/action-form";
import { TextInput } from "@/components/ui/inputs";
import type { ArticleForm } from "@/lib/domain/article-form";
import { RULE_KINDS, RULES } from "@/lib/domain/article-form";
import { addRule, retireRule, updateRule } from "./actions";

/** What must hold when an article is submitted. */
export function Rules({ slug, form }: { slug: string; form: ArticleForm }) {
  const { rules, attributes } = form;
  const missing = RULE_KINDS.filter(
    (kind) =>
      !rules.some(({ check }) => check.kind === kind) &&
      attributes.some(({ role }) => role === RULES[kind].role),
  );
  return (
    <div className="flex max-w-measure flex-col gap-6">
      <p className="text-muted">
        An article is submitted when its required questions are answered and these rules hold, or
        with a reason for each that does not.
      </p>
      {rules.map(({ id, message }) => (
        <div key={id} className="flex flex-col gap-3 rounded-lg border border-line p-4">
          <ActionForm
            action={updateRule.bind(null, slug, id)}
            submit="Save the words"
            variant="secondary"
            layout="row"
            success="Saved in the draft."
          >
            <TextInput
              label="What reviewers read"
              name="message"
              required
              maxLength={300}
              defaultValue={message}
            />
          </ActionForm>
          <ActionForm
            action={retireRule.bind(null, slug, id)}
            submit="Retire the rule"
            variant="quiet"
          />
        </div>
      ))}
      {missing.map((kind) => (
        <div key={kind} className="flex flex-wrap items-center justify-between gap-3">
          <p>{RULES[kind].message}</p>
          <ActionForm
            action={addRule.bind(null, slug, kind)}
            submit={<span aria-label={`Add the rule: ${RULES[kind].message}`}>Add this rule</span>}
            variant="secondary"
          />
        </div>
      ))}
      {rules.length === 0 && missing.length === 0 && (
        <p>Rules compare answers with tags: add a built-in question first.</p>
      )}
    </div>
  );
}
