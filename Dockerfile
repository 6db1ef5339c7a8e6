# Build with everything, run with what is needed. better-sqlite3 may have to be compiled.
FROM node:22-bookworm AS build
WORKDIR /srv/framewise
COPY . .
# The build's own cache is for the next build. Browsers and compilers stay where packages may use
# them, so they are taken out by name.
RUN npm ci && npm run build && npm prune --omit=dev --ignore-scripts \
  && rm -rf .next/cache node_modules/playwright node_modules/playwright-core node_modules/@playwright node_modules/typescript

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    DATABASE_URL=file:/data/framewise.db \
    DATA_FOLDER=/data
WORKDIR /srv/framewise
COPY --from=build /srv/framewise ./
# The code belongs to root; the server runs as `node` and may write to /data and /tmp only.
RUN mkdir /data && chown node:node /data && chmod 0700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# What the server writes is for its own user only.
CMD ["sh", "-c", "umask 077 && exec node --import tsx cli/start.ts"]
