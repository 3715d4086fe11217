window.addEventListener("DOMContentLoaded", () => {
  window.SwaggerUIBundle({
    url: "/openapi",
    dom_id: "#docs",
    deepLinking: true,
    displayRequestDuration: true,
    tryItOutEnabled: false,
    validatorUrl: null,
  });
});
