# docker build --build-arg SITE_URL=https://maps.example/ -t wherein . && docker run --rm -p 8080:80 wherein

FROM node:22-slim AS build
WORKDIR /site
COPY . .
RUN npm ci
ARG SITE_URL=http://localhost:8080/
RUN SITE_URL="$SITE_URL" npm run build

FROM nginx:stable-alpine
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /site/build /var/www/wherein
