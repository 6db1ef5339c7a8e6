import { Door } from "@/components/shell/door";

export const metadata = { title: "No report" };

export default function PublicReportNotFound() {
  return (
    <Door
      title="This link leads to no report"
      description="It was withdrawn, replaced by a newer one, or the address is not complete. Ask whoever sent it to you."
    />
  );
}
