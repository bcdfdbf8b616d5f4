import { describe, expect, it } from "vitest";

import { timeLeft, turnHolder, turnTone } from "./turnWords";

const turn = { whose: "business", act: "Send the business file", deadline: null, explanation: "" } as const;

describe("the turn", () => {
  it("is told with the working days that are left", () => {
    expect(timeLeft({ ...turn, workingDaysLeft: 9, passed: false })).toBe("9 working days left");
  });

  it("names the last day as such", () => {
    expect(timeLeft({ ...turn, workingDaysLeft: 0, passed: false })).toBe("Today is the last day");
  });

  it("counts the days it is late", () => {
    expect(timeLeft({ ...turn, workingDaysLeft: -1, passed: true })).toBe("1 working day late");
  });

  it("is red only when it is the reader's and late", () => {
    const tones = (["business", "scheme"] as const).map((whose) =>
      turnTone({ ...turn, whose, workingDaysLeft: -1, passed: true }),
    );
    expect(tones).toEqual(["late", "others"]);
  });

  it("of a closed case is nobody's", () => {
    expect(turnHolder(null, "Larkfield")).toBe("Closed");
  });
});
