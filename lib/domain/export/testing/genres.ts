import type { Attribute } from "../../attribute";
import type { Study, StudyArticle } from "../study";
import { studyFrom, testStudy } from "./study";

const GENRE: Attribute = {
  ...{ id: "q-genre", scope: "article", frameId: null, name: "Genre", question: "" },
  ...{ kind: "single", required: false, role: null, condition: null },
  options: [
    { value: "1", label: "Reporting" },
    { value: "2", label: "Opinion" },
    { value: "3", label: "Something else" },
  ],
};

/** The study of the other expected files, asked for the genre too: one says one, one says another, one none. */
export async function withGenres(): Promise<Study> {
  const { head, articles } = testStudy();
  const changed: StudyArticle[] = [];
  for await (const article of articles()) {
    const codings = article.codings.map((coding) => ({
      ...coding,
      answers: { ...coding.answers, "q-genre": coding.reviewerId === "u-ana" ? "2" : "3" },
    }));
    changed.push({ ...article, codings });
  }
  return studyFrom({ ...head, questions: [...head.questions, GENRE] }, changed);
}
