const words: Record<string, string> = {
  "central-mailbox.set": "Set a central mailbox",
  "central-mailbox.remove": "Removed a central mailbox",
  "email-bounce.clear": "Let email go to an address again",
  "user.disable": "Disabled an account",
  "user.enable": "Enabled an account",
  "account.disabled-by-retention": "Account disabled after a long time without activity",
  "account.purged-by-retention": "Personal data of an account deleted",
};

/** An act in words: one without words of its own reads as "User invite". */
export function actWords(act: string): string {
  const plain = act.replaceAll(/[.-]/g, " ");
  return words[act] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
