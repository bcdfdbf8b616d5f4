/** Saves a report as a file. The mark in front tells Excel that it is UTF-8. */
export function saveReport(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  link.download = "invitations.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
