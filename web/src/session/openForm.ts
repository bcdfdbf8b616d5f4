import { useEffect, useState } from "react";

import { api } from "@/api/client";
import type { paths } from "@/api/generated/schema";
import { ApiError } from "@/api/problem";

type Form = paths["/api/form-openings/{form}"]["get"]["parameters"]["path"]["form"];

/** What goes along with a form, as the API's `Stamped`. */
export interface Stamped {
  stamp: string;
  trap: string;
}

type Act<Answer> = (stamped: Stamped) => Promise<Answer>;

export interface OpenForm {
  /** What stands in the field that people don't see, for `TrapField`. */
  trap: string;
  setTrap: (text: string) => void;
  /** Has `act` send the form with its stamp. A form that was open for too long is renewed and sent again. */
  send: <Answer>(act: Act<Answer>) => Promise<Answer>;
}

/** A form that anybody may fill in, without signing in. Its stamp is asked for while it is being filled in. */
export function useOpenForm(form: Form): OpenForm {
  const [stamps] = useState(() => new Stamps(form));
  const [trap, setTrap] = useState("");
  // Without a line now, sending asks again.
  useEffect(() => void stamps.opened().catch(() => undefined), [stamps]);
  return { trap, setTrap, send: (act) => stamps.send(trap, act) };
}

interface Opened {
  stamp: string;
  /** The moment from which the server believes that a person filled it in. */
  from: number;
}

class Stamps {
  readonly #form: Form;
  #opening: Promise<Opened> | null = null;

  constructor(form: Form) {
    this.#form = form;
  }

  opened(): Promise<Opened> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  async send<Answer>(trap: string, act: Act<Answer>): Promise<Answer> {
    try {
      return await this.#attempt(trap, act);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "form-expired")) throw error;
      this.#opening = null;
      return this.#attempt(trap, act);
    }
  }

  async #attempt<Answer>(trap: string, act: Act<Answer>): Promise<Answer> {
    const { stamp, from } = await this.opened();
    // What was saved earlier may be sent at once: the page waits, not the person.
    await new Promise((resolve) => setTimeout(resolve, from - Date.now()));
    const answer = await act({ stamp, trap });
    this.#opening = null; // the next form is another one
    return answer;
  }

  async #open(): Promise<Opened> {
    const { data } = await api.GET("/api/form-openings/{form}", { params: { path: { form: this.#form } } });
    if (data === undefined) throw new Error("The form's stamp is empty.");
    return { stamp: data.stamp, from: Date.now() + data.waitSeconds * 1000 };
  }
}
