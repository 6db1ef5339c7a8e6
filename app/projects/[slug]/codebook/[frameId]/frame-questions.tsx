import Link from "next/link";
import type { Attribute } from "@/lib/domain/attribute";
import { questionOf } from "@/lib/domain/attribute";

/** What is asked of a frame's tags, with the way to each question. */
export function FrameQuestions({
  address,
  questions,
}: {
  /** Of the codebook. */
  address: string;
  questions: readonly Attribute[];
}) {
  return (
    <section aria-labelledby="questions" className="mt-12 border-t border-line pt-8">
      <h2 id="questions" className="mb-2">
        Questions about its tags
      </h2>
      {questions.length === 0 ? (
        <p className="text-muted">Reviewers are asked nothing more when they tag this frame.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {questions.map((question) => (
            <li key={question.id}>
              <Link href={`${address}/form/${question.id}`} prefetch={false}>
                {question.name}
              </Link>
              <span className="block text-sm text-muted">
                {questionOf(question)} · {question.required ? "must be answered" : "optional"}
                {question.frameId === null && " · asked of every tag"}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <Link href={`${address}/form`} prefetch={false}>
          Add and order questions
        </Link>
      </p>
    </section>
  );
}
