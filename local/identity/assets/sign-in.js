// Enhancements only: every page works without this file.

const code = document.querySelector(".otp input");

/** Keeps the six digits and shows which box comes next. */
function tidyCode() {
  const digits = code.value.replace(/\D/g, "").slice(0, 6);
  // why the test: assigning the same text would still move the caret to the end
  if (digits !== code.value) code.value = digits;
  showBox();
}

function showBox() {
  code.closest(".otp").dataset.at = Math.min(code.selectionStart ?? code.value.length, 5);
}

if (code) {
  code.addEventListener("input", tidyCode);
  document.addEventListener("selectionchange", showBox);
  showBox();
}

/** A second click while the first is on its way would use the code twice. */
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    form.querySelector(".primary")?.setAttribute("aria-disabled", "true");
  });
}

// why: going back restores the page as it was left, with its form marked as sent
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
    form.querySelector(".primary")?.removeAttribute("aria-disabled");
  }
});
