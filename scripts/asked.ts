/** End with a sentence: what was asked for makes no sense. */
export const refuse = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};

/** The options that a script was given; whoever gave it another one is told what there is. */
export function asked<Options>(read: () => Options, thereAre: string): Options {
  try {
    return read();
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${thereAre}`);
  }
}
