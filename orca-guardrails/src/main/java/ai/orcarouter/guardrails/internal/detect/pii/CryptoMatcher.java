/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * Addresses of cryptocurrencies: base58check of Bitcoin and its relatives, bech32 and bech32m (BIP 173, BIP 350),
 * Ethereum with the checksum of ERC-55 or in one case, Monero by form, Solana by form and its own word.
 */
final class CryptoMatcher {
    private static final PiiKind KIND = PiiKind.of("CRYPTO");
    private static final String[] BECH32_PREFIXES = {"bc1", "tb1", "ltc1", "addr1"};
    private static final int ETHEREUM = 42;
    private static final int MONERO = 95;

    private final int words;
    private final int solanaWords;

    CryptoMatcher(OwnWords words) {
        this.words = words.kind(KIND.name());
        this.solanaWords = words.kind("CRYPTO_SOLANA");
    }

    /** Reports the address that the token is; where it ends, or its start. */
    int match(String text, int start, int end, PiiDetector.Scans scans) {
        int length = end - start;
        if (length < 26 || length > 110 || !stands(text, start, end)) {
            return start;
        }
        char first = text.charAt(start);
        if (first == '0' && length == ETHEREUM && (text.charAt(start + 1) | 0x20) == 'x') {
            return ethereum(text, start, end, scans);
        }
        if (isBech32(text, start) && Bech32.isValid(text, start, end)) {
            scans.current().add(KIND, start, end, 0.97, false);
            return end;
        }
        if (length <= 35) {
            return "13LMDT".indexOf(first) >= 0 && Base58.isChecked(text, start, end)
                    ? added(scans.current(), start, end, 0.97)
                    : start;
        }
        if (length == MONERO && (first == '4' || first == '8') && Base58.isAlphabet(text, start, end)) {
            return added(scans.current(), start, end, 0.8);
        }
        if (length <= 44 && Base58.isAlphabet(text, start, end)) {
            PiiScan scan = scans.current();
            if (scan.mentions(solanaWords) && scan.isNamed(solanaWords, start, end)) {
                return added(scan, start, end, 0.75);
            }
        }
        return start;
    }

    private static int added(PiiScan scan, int start, int end, double confidence) {
        scan.add(KIND, start, end, confidence, false);
        return end;
    }

    private static boolean stands(String text, int start, int end) {
        char before = Chars.at(text, start - 1);
        char after = Chars.at(text, end);
        return !Chars.isWord(before)
                && !Chars.isWord(after)
                && before != '+'
                && before != '%'
                && after != '+'
                && after != '/'
                && after != '%';
    }

    private static boolean isBech32(String text, int start) {
        for (String prefix : BECH32_PREFIXES) {
            if (text.regionMatches(true, start, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private int ethereum(String text, int start, int end, PiiDetector.Scans scans) {
        boolean upper = false;
        boolean lower = false;
        boolean same = true;
        for (int i = start + 2; i < end; i++) {
            char c = text.charAt(i);
            if (!Chars.isHex(c)) {
                return start;
            }
            upper |= Chars.isUpper(c);
            lower |= Chars.isLower(c);
            same &= c == text.charAt(start + 2);
        }
        if (same) {
            return start;
        }
        PiiScan scan = scans.current();
        if (upper && lower) {
            if (Keccak.isErc55(text, start + 2)) {
                return added(scan, start, end, 0.97);
            }
            return scan.isNamed(words, start, end) ? added(scan, start, end, 0.6) : start;
        }
        return added(scan, start, end, scan.isNamed(words, start, end) ? 0.85 : 0.6);
    }
}
