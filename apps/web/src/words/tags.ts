/** What is wrong where two tags have one name. */
export const tagTwice = 'A name stands twice: Azure does not tell upper case from lower case in the names of tags.';
