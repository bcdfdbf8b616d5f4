import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// What the browser keeps goes through one door, so that the cookie page lists all of it and choices are obeyed.
const storageDoor = "Keep it through src/session/storage, which lists it for the cookie page.";
const storages = ["localStorage", "sessionStorage", "indexedDB", "cookieStore", "caches"];

/** The layers. A feature never imports another feature: the app puts them side by side. */
const layers = [
  { type: "app", pattern: "src/app" },
  { type: "feature", pattern: "src/features/*", capture: ["capability"] },
  { type: "session", pattern: "src/session" },
  { type: "ui", pattern: "src/ui" },
  { type: "api", pattern: "src/api" },
];

const may = (from, ...targets) => ({
  from: { element: { type: from } },
  allow: { to: { element: { types: { anyOf: targets } } } },
});

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/generated"] },
  js.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
    ],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { boundaries },
    settings: {
      "boundaries/elements": layers,
      "import/resolver": { typescript: { project: "tsconfig.app.json" } },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `void promise` says on purpose that nobody waits for it.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: [
            may("app", "feature", "session", "ui", "api"),
            may("feature", "session", "ui", "api"),
            may("session", "api"),
          ],
        },
      ],
      "no-restricted-globals": ["error", ...storages.map((name) => ({ name, message: storageDoor }))],
      "no-restricted-properties": [
        "error",
        ...["window", "globalThis", "self"].flatMap((object) =>
          storages.map((property) => ({ object, property, message: storageDoor })),
        ),
        { object: "document", property: "cookie", message: storageDoor },
      ],
      "no-restricted-imports": ["error", { paths: [{ name: "idb-keyval", message: storageDoor }] }],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["src/session/storage/**"],
    rules: { "no-restricted-globals": "off", "no-restricted-imports": "off" },
  },
  { files: ["src/**/*.test.ts"], rules: { "max-lines": "off" } },
  { files: ["*.{js,ts}", "scripts/*.mjs"], languageOptions: { globals: globals.node } },
);
