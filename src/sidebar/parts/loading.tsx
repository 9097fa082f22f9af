/** Said while something is read. */

export const Loading = ({ words }: { words: string }) => (
  <p class="loading" role="status">
    {words}
  </p>
)
