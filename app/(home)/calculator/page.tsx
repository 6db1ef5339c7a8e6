import { Calculator } from "@/components/calculator/calculator";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { load } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { calculateAgreement } from "./actions";

export const metadata = { title: "Agreement calculator" };

export default async function CalculatorPage() {
  await load(requireSession());
  return (
    <Page>
      <PageHeader
        title="Agreement calculator"
        description="Computes agreement coefficients of data from anywhere, by the same code as the command “framewise agreement”. Nothing that you paste is kept."
        breadcrumbs={[{ href: "/", label: "Your projects" }]}
      />
      <Calculator action={calculateAgreement} />
    </Page>
  );
}
