"use client";

import { Button } from "@/components/ui/button";
import { Door } from "./door";

/** What a page says when it could not be shown. The number is in the server's log too. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const number = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Door
      title="This page could not be shown"
      description={
        <>
          <p>Something went wrong on our side. What you saved before is safe.</p>
          {number && (
            <p className="mt-2">
              If it happens again, tell the person who runs this server the number{" "}
              <code className="text-ink">{number}</code>.
            </p>
          )}
        </>
      }
    >
      <div>
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      </div>
    </Door>
  );
}
