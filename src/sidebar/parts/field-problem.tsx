/** What is wrong with a field, under it. */

export const FieldProblem = ({ id, problem }: { id: string; problem: { title: string; help: string } | null | undefined }) => (
  <p class="field-problem" id={id} role="alert">
    {problem && (
      <>
        <strong>{problem.title}</strong> {problem.help}
      </>
    )}
  </p>
)
