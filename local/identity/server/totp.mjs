import { generateSecret, generateURI, verifySync } from "otplib";

// seconds either side: one step for a slow typist or a phone that is a little off (RFC 6238 §5.2)
const TOLERANCE = 30;
const ISSUER = "Recourse";

export const newSecret = () => generateSecret({ length: 20 });

export const enrolmentUri = (email, secret) => generateURI({ issuer: ISSUER, label: email, secret });

/**
 * Checks a six-digit code. Returns `{ outcome: 'wrong' | 'used' | 'right', step }`.
 * A time step at or before `lastStep` has been used: a code read over a shoulder is worth nothing (RFC 6238 §5.2).
 */
export function checkCode(code, secret, lastStep) {
  if (!/^[0-9]{6}$/.test(code)) return { outcome: "wrong" };
  const result = verifySync({ secret, token: code, epochTolerance: TOLERANCE });
  if (!result.valid) return { outcome: "wrong" };
  return { outcome: result.timeStep <= lastStep ? "used" : "right", step: result.timeStep };
}
