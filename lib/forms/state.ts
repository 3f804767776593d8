/**
 * What an action gives back when it does not take a form (success is a redirect): the first error of each field as a
 * code, `form` for what no field can mend, and what was typed. What an error's words need stands beside the codes.
 */
export interface FormState<Values, Errors> {
  errors: Errors;
  values: Values;
}

/** A server action for React's `useActionState`. */
export type FormAction<State> = (previous: State, form: FormData) => Promise<State>;

/** A server action of a form that has nothing to give back: its answer is a redirect. */
export type PlainAction = (form: FormData) => Promise<void>;
