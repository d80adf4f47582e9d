/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a region must be like, told by their length and first digits: quick, and yes to some that are
 * none, so that the numbering plan itself is asked about few. Immutable.
 *
 * <p>A plan takes prefixes off a number and looks at what is left, so each tail of a number is looked at. Of a region
 * whose plan rewrites numbers, or that cannot be read, everything may be a number.
 */
final class RegionPlan {
    private static final String FOLDER = "data/PhoneNumberMetadataProto_";
    private static final Pattern TAIL = Pattern.compile("\\$\\d");
    private static final int FIRST_DIGITS = 3;
    private static final Tails ANY = new Tails(-1, null);
    private static final Tails NONE = new Tails(0, null);

    private final String region;
    private final Tails valid;
    private final Tails mobile;

    private RegionPlan(String region, Tails valid, Tails mobile) {
        this.region = region;
        this.valid = valid;
        this.mobile = mobile;
    }

    /** The plan of a region (ISO 3166-1 alpha-2). */
    static RegionPlan of(String region) {
        try (InputStream data = PhoneNumberUtil.class.getResourceAsStream(FOLDER + region)) {
            if (data != null) {
                PhoneMetadataCollection all = new PhoneMetadataCollection();
                all.readExternal(new ObjectInputStream(data));
                return of(region, all.getMetadataList());
            }
        } catch (IOException | RuntimeException unreadable) {
            return new RegionPlan(region, ANY, ANY);
        }
        return new RegionPlan(region, ANY, ANY);
    }

    private static RegionPlan of(String region, List<PhoneMetadata> all) {
        PhoneMetadata plan = all.get(0);
        String rewritten = plan.getNationalPrefixTransformRule();
        if (all.size() > 1 || !(rewritten.isEmpty() || TAIL.matcher(rewritten).matches())) {
            return new RegionPlan(region, ANY, ANY);
        }
        Tails valid = Tails.of(plan.getGeneralDesc(), plan.getGeneralDesc());
        Tails mobile =
                plan.getSameMobileAndFixedLinePattern() ? NONE : Tails.of(plan.getMobile(), plan.getGeneralDesc());
        return new RegionPlan(region, valid, mobile);
    }

    String region() {
        return region;
    }

    /** Whether digits can be a number of the region, as it is dialled there. */
    boolean mayBeValid(String digits) {
        return valid.mayEnd(digits);
    }

    /** Whether digits can be a number of the region that is for mobile telephones alone. */
    boolean mayBeMobile(String digits) {
        return mobile.mayEnd(digits);
    }

    /** The lengths and first digits of numbers. */
    private static final class Tails {
        /** A bit for each length. */
        private final int lengths;

        /** Whether numbers begin so, by their first three digits; null when they can begin anyhow. */
        private final boolean @Nullable [] starts;

        private Tails(int lengths, boolean @Nullable [] starts) {
            this.lengths = lengths;
            this.starts = starts;
        }

        static Tails of(PhoneNumberDesc kind, PhoneNumberDesc general) {
            // a kind that lists no lengths has those of all kinds
            PhoneNumberDesc measured = kind.getPossibleLengthCount() == 0 ? general : kind;
            int lengths = 0;
            for (int length : measured.getPossibleLengthList()) {
                lengths |= length < 0 ? 0 : 1 << length;
            }
            boolean[] starts = new boolean[1000];
            collect(Pattern.compile(kind.getNationalNumberPattern()).matcher(""), "", starts);
            return new Tails(lengths, starts);
        }

        /** Marks the digits behind which the pattern can still match. */
        private static void collect(Matcher pattern, String start, boolean[] starts) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String longer = start + digit;
                boolean matches = pattern.reset(longer).matches();
                if (!matches && !pattern.hitEnd()) {
                    continue;
                }
                if (longer.length() == FIRST_DIGITS) {
                    starts[Integer.parseInt(longer)] = true;
                } else {
                    collect(pattern, longer, starts);
                }
            }
        }

        boolean mayEnd(String digits) {
            if (starts == null) {
                return lengths != 0;
            }
            int length = digits.length();
            for (int at = 0; at <= length - FIRST_DIGITS; at++) {
                if (((lengths >>> (length - at)) & 1) != 0 && starts[first(digits, at)]) {
                    return true;
                }
            }
            return false;
        }

        private static int first(String digits, int at) {
            return (100 * (digits.charAt(at) - '0'))
                    + (10 * (digits.charAt(at + 1) - '0'))
                    + (digits.charAt(at + 2) - '0');
        }
    }
}
