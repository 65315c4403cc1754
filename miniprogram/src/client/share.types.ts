/** A page to be sent to somebody. */
export interface ShareProps {
  /** What it is called in the conversation. */
  title: string;
  /** With its parameters. */
  page: string;
  /** The next step by itself, or one way among others. */
  look?: "primary" | "quiet";
  children: string;
  /** In a browser: the link was copied, or could not be. */
  onCopied: (copied: boolean) => void;
}
