"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/menu";

const FILES = [
  { name: "markdown", label: "Markdown" },
  { name: "json", label: "JSON: everything, the article form too" },
  { name: "csv", label: "CSV: the frames, exactly, for programs" },
  { name: "spreadsheet", label: "CSV for spreadsheets: the frames" },
  { name: "qdc", label: "REFI-QDA codebook (.qdc)" },
] as const;

/** What else can be done with a codebook: groups, templates, files, print. */
export function CodebookMenu({
  address,
  files,
  version,
  edits,
}: {
  address: string;
  /** Where the files are. */
  files: string;
  version: string;
  edits: boolean;
}) {
  return (
    <Menu
      align="end"
      trigger={
        <Button>
          More
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {edits && (
        <>
          <MenuLink href={`${address}/new?kind=group`}>Add a group</MenuLink>
          <MenuLink href={`${address}/templates`}>Add from a template</MenuLink>
          <MenuLink href={`${address}/import`}>Import a file</MenuLink>
          <MenuLink href={`${address}/suggestions`}>Suggested passages</MenuLink>
          <MenuSeparator />
        </>
      )}
      <MenuLink href={`${address}/glossary`}>Glossary of the texts</MenuLink>
      <MenuItem onSelect={() => window.print()}>Print, or save as PDF</MenuItem>
      <MenuLabel>Download</MenuLabel>
      {FILES.map(({ name, label }) => (
        <MenuItem
          key={name}
          onSelect={() => window.location.assign(`${files}/${name}?version=${version}`)}
        >
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
