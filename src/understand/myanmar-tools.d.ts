/** The part of the package that is used here; it brings no types of its own. */
declare module 'myanmar-tools' {
  class ZawgyiDetector {
    /** 0 to 1; minus infinity for a text without Burmese letters. */
    getZawgyiProbability(text: string): number;
  }
  class ZawgyiConverter {
    zawgyiToUnicode(text: string): string;
    unicodeToZawgyi(text: string): string;
  }
  const tools: { ZawgyiDetector: typeof ZawgyiDetector; ZawgyiConverter: typeof ZawgyiConverter };
  export default tools;
}
