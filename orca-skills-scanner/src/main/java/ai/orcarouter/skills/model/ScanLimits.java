/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * Every bound of the scanner. What lies beyond one is left out, and the scan counts as incomplete, which never comes to
 * less than medium.
 *
 * @param maxFiles files of one package
 * @param maxTotalBytes bytes of all files, after unpacking
 * @param maxFileBytes bytes of one file
 * @param maxTextChars characters of one file that rules look at
 * @param maxScanChars characters of all files that rules look at
 * @param maxArchiveDepth archives inside archives
 */
public record ScanLimits(
        int maxFiles, long maxTotalBytes, int maxFileBytes, int maxTextChars, int maxScanChars, int maxArchiveDepth) {
    // So much text that the worst of it, made for the purpose, takes no half second.
    private static final ScanLimits DEFAULTS = new ScanLimits(2_000, 50L << 20, 8 << 20, 1 << 20, 2 << 20, 2);

    /** Checks that every bound is positive. */
    public ScanLimits {
        if (maxFiles <= 0
                || maxTotalBytes <= 0
                || maxFileBytes <= 0
                || maxTextChars <= 0
                || maxScanChars <= 0
                || maxArchiveDepth < 0) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }

    /** 2,000 files, 50 MiB unpacked, 8 MiB a file; 1 Mi characters a file and 2 Mi in all that rules look at. */
    public static ScanLimits defaults() {
        return DEFAULTS;
    }
}
