import { useMe } from "@/session/MeContext";

import { Prose } from "./Prose";

export function Component() {
  const { scheme } = useMe();
  return (
    <Prose title="Accessibility">
      <p>This portal is built to meet WCAG 2.2 at level AA.</p>
      <h2>What you can rely on</h2>
      <ul>
        <li>Everything works with a keyboard alone. Press / to search all cases from any page.</li>
        <li>Pages keep working at 400% zoom and on a screen 320 pixels wide.</li>
        <li>Colour never carries a meaning alone: an icon and words stand beside it.</li>
        <li>Dark colours and reduced motion follow your system&rsquo;s settings.</li>
        <li>You&rsquo;re warned before the session ends, and can stay.</li>
      </ul>
      <h2>How it is checked</h2>
      <p>
        An automated checker (axe) runs on each page in light and dark colours and at 320 pixels, in Chromium,
        with every change. It hasn&rsquo;t yet been tried by people who use screen readers every day.
      </p>
      <h2>Something in your way?</h2>
      <p>Write to {scheme.helpdesk.email} and say which page, what you wanted to do, and what you use.</p>
    </Prose>
  );
}
