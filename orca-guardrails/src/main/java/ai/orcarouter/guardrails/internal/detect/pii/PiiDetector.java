/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import ai.orcarouter.guardrails.internal.detect.Detector;
import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.DetectionPlane;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data that has a structure. Check digits and forms that nothing else has are enough (confidence 0.9 and
 * more); others need a word that names them near or stay under the default threshold.
 *
 * <p>Each token with a digit is compared with the table of identifiers and with the matchers of cards, accounts,
 * addresses and telephones once, and each comparison reads a bounded number of characters. A text costs a few small
 * objects and three numbers for each own word in it, besides its findings.
 */
public final class PiiDetector implements Detector {
    private static final int ASCII = 128;
    private static final byte NOTHING = 0;
    private static final byte DIGIT = 1;
    private static final byte AT = 2;
    private static final byte COLON = 3;
    private static final byte HYPHEN = 4;
    private static final byte POINT = 5;
    private static final byte FILLER = 6;
    private static final byte[] CLASSES = classes();
    private static final int LONGEST_TOKEN = 110;

    /** A day of the month, perhaps with the letters of an ordinal. */
    private static final int LONGEST_DAY = 4;

    private final OwnWords words;
    private final IdTable ids;
    private final CardMatcher cards;
    private final IbanMatcher ibans;
    private final PhoneMatcher phones;
    private final NetworkMatcher network;
    private final CryptoMatcher crypto;
    private final WordedMatcher worded;
    private final BirthDates births;

    private PiiDetector(List<String> phoneRegions) {
        words = OwnWords.of(Lines.of("own-words.txt"));
        ids = IdTable.of(Lines.of("identifiers.txt"), words);
        cards = new CardMatcher(words);
        ibans = new IbanMatcher(Lines.of("iban.txt"), words);
        phones = new PhoneMatcher(words, new NumberingPlans(phoneRegions));
        network = new NetworkMatcher(words);
        crypto = new CryptoMatcher(words);
        worded = new WordedMatcher(words);
        births = new BirthDates(words, Lines.of("months.txt"));
    }

    /** The detector, with national telephone numbers of the larger numbering plans. */
    public static PiiDetector create() {
        return create(NumberingPlans.DEFAULT_REGIONS);
    }

    /**
     * The detector.
     *
     * @param phoneRegions where telephone numbers without a country code may be from (ISO 3166-1 alpha-2)
     */
    public static PiiDetector create(List<String> phoneRegions) {
        return new PiiDetector(phoneRegions);
    }

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = DIGIT;
        }
        classes['@'] = AT;
        classes[':'] = COLON;
        classes['-'] = HYPHEN;
        classes['.'] = POINT;
        classes['<'] = FILLER;
        return classes;
    }

    @Override
    public DetectionPlane plane() {
        return DetectionPlane.PII;
    }

    @Override
    public void detect(Passage passage, Findings findings) {
        String text = passage.text();
        Scans scans = new Scans(passage, findings, words);
        int at = 0;
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            byte type = c < ASCII ? CLASSES[c] : NOTHING;
            int next = switch (type) {
                case DIGIT -> token(text, at, scans);
                case AT -> EmailMatcher.match(text, at, scans);
                case COLON -> network.matchColon(text, at, scans);
                case HYPHEN -> NetworkMatcher.matchHyphen(text, at, scans);
                case POINT -> NetworkMatcher.matchPoint(text, at, scans);
                case FILLER -> MrzMatcher.match(text, at, scans);
                default -> at;
            };
            at = Math.max(next, at + 1);
        }
        worded.match(text, scans);
    }

    /** Looks at the token around the digit; where to go on. */
    private int token(String text, int digit, Scans scans) {
        int start = Chars.tokenStart(text, digit);
        int end = Chars.tokenEnd(text, digit);
        if (end - start > LONGEST_TOKEN) {
            return end;
        }
        int best = crypto.match(text, start, end, scans);
        if (best > start) {
            return best;
        }
        if (start == digit) {
            best = network.matchV4(text, start, scans);
            if (best > start) {
                return best;
            }
        }
        return numbers(text, start, end, digit, scans);
    }

    private int numbers(String text, int start, int end, int digit, Scans scans) {
        if (start == digit && end - start <= LONGEST_DAY) {
            int born = births.match(scans.current(), start);
            if (born > start) {
                return born;
            }
        }
        if (end - start < 2 && !continues(text, end)) {
            return end;
        }
        PiiScan scan = scans.current();
        int best = end;
        if (start == digit) {
            best = Math.max(best, cards.match(scan, start));
            if (best == end) {
                best = Math.max(best, phones.match(scan, start));
            }
        } else {
            best = Math.max(best, ibans.match(scan, start));
        }
        best = Math.max(best, ids.match(scan, start));
        int letters = start;
        for (int words = 0; words < 2 && best == end; words++) {
            letters = lettersBefore(text, letters);
            if (letters < 0) {
                break;
            }
            best = Math.max(best, ids.match(scan, letters));
        }
        return best;
    }

    /** Whether a digit follows after one separator. */
    private static boolean continues(String text, int end) {
        char c = Chars.at(text, end);
        char next = Chars.at(text, end + 1);
        return (Chars.isBlank(c) || c == '-' || c == '/' || c == '.' || c == ')')
                && (Chars.isAlnum(next) || next == '(');
    }

    /** Start of the one to three letters in front of the token, with a blank or hyphen between; or -1. */
    private static int lettersBefore(String text, int start) {
        char separator = Chars.at(text, start - 1);
        if (separator != ' ' && separator != '-') {
            return -1;
        }
        int from = start - 1;
        while (from > 0 && start - 1 - from < 4 && isPlateLetter(text.charAt(from - 1))) {
            from--;
        }
        int letters = start - 1 - from;
        return letters >= 1 && letters <= 3 && !Chars.isWord(Chars.at(text, from - 1)) ? from : -1;
    }

    private static boolean isPlateLetter(char c) {
        return Chars.isAlpha(c) || c == 'Ä' || c == 'Ö' || c == 'Ü';
    }

    /** The state of a passage, made when something asks for it first. */
    static final class Scans {
        private final Passage passage;
        private final Findings findings;
        private final OwnWords words;
        private @Nullable PiiScan scan;

        Scans(Passage passage, Findings findings, OwnWords words) {
            this.passage = passage;
            this.findings = findings;
            this.words = words;
        }

        PiiScan current() {
            PiiScan current = scan;
            if (current == null) {
                current = new PiiScan(passage, findings, words);
                scan = current;
            }
            return current;
        }
    }
}
