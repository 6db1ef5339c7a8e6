import type { ReactNode } from "react";
import { PersonShell } from "../person-shell";

export default function HomeLayout({ children }: { children: ReactNode }) {
  return <PersonShell>{children}</PersonShell>;
}
