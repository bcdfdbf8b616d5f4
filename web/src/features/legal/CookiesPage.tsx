import { Prose } from "./Prose";

export function Component() {
  return (
    <Prose title="Cookies">
      <p>
        The portal itself sets no cookies and follows nobody around. The sign-in service sets its own while
        you sign in, so that it knows you on the next step; they are strictly necessary.
      </p>
      <h2>Kept by your browser until you close the tab</h2>
      <ul>
        <li>Your sign-in for this tab, and the portal&rsquo;s public settings.</li>
        <li>The list you last looked at, so that a case can lead to the next one in it.</li>
      </ul>
      <h2>Kept by your browser until you clear it</h2>
      <ul>
        <li>The columns, density and layout you chose for the case list.</li>
        <li>The time of your last activity, so that all your tabs sign out together.</li>
      </ul>
    </Prose>
  );
}
