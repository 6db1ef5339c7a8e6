import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { TokenRow } from "@/lib/data/api-tokens";
import { TOKEN_SCOPES } from "@/lib/domain/api-token";
import { revokeApiToken } from "./actions";

/** The tokens of a project that one may see, and what became of them. */
export function TokenTable({
  slug,
  tokens,
  everybodys,
  now,
}: {
  slug: string;
  tokens: readonly TokenRow[];
  /** Whether other members' tokens may be among them. */
  everybodys: boolean;
  now: Date;
}) {
  return (
    <Table caption="Tokens" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Name</ColumnHead>
          {everybodys && <ColumnHead className="max-sm:hidden">Made by</ColumnHead>}
          <ColumnHead className="max-sm:hidden">May</ColumnHead>
          <ColumnHead className="max-sm:hidden">Last used</ColumnHead>
          <ColumnHead>Works until</ColumnHead>
          <ColumnHead>
            <span className="sr-only">Change</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.id}>
            <RowHead className="wrap-anywhere">
              {token.name}
              <span className="block text-sm font-normal text-muted sm:hidden">
                {everybodys && `${token.owner}: `}
                {scopeWords(token)}
              </span>
            </RowHead>
            {everybodys && <Cell className="max-sm:hidden">{token.owner}</Cell>}
            <Cell className="max-sm:hidden">{scopeWords(token)}</Cell>
            <Cell className="max-sm:hidden">
              {token.lastUsedAt ? <Moment at={token.lastUsedAt} exact /> : "Never"}
            </Cell>
            <Cell>
              <Standing token={token} now={now} />
            </Cell>
            <Cell className="text-right">
              {isWorking(token, now) && (
                <ConfirmDialog
                  trigger={
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Revoke the token “${token.name}”`}
                    >
                      Revoke
                    </Button>
                  }
                  title={`Revoke the token “${token.name}”?`}
                  confirm="Revoke the token"
                  cancel="Keep it"
                  action={revokeApiToken.bind(null, slug, token.id)}
                >
                  Programs that use it are refused from now on. That cannot be taken back; make a
                  new token for them instead.
                </ConfirmDialog>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ token, now }: { token: TokenRow; now: Date }) {
  if (token.revokedAt) return <Badge>Revoked</Badge>;
  if (!isWorking(token, now)) return <Badge>Expired</Badge>;
  return <Moment at={token.expiresAt} />;
}

function isWorking({ revokedAt, expiresAt }: TokenRow, now: Date): boolean {
  return revokedAt === null && expiresAt > now;
}

function scopeWords({ scopes }: TokenRow): string {
  return scopes.map((scope) => TOKEN_SCOPES[scope].label).join(", ");
}
