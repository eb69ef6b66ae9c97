// The package has types for its whole entry only, which loads databases; the parts used here load in some ms.
declare module 'natural/lib/natural/distance/index.js' {
  const distance: {
    DamerauLevenshteinDistance(one: string, other: string, options?: { restricted?: boolean }): number;
  };
  export default distance;
}
