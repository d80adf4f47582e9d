/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one region, or of one calling code that belongs to none, by the data of libphonenumber: how they are
 * dialled, and which of them there are. Numbers are ASCII digits here. Immutable.
 */
final class CallingPlan {
    private static final String FOLDER = "data/PhoneNumberMetadataProto_";

    /** What only takes something off the front of a number when it rewrites it. */
    private static final Pattern TAIL = Pattern.compile("\\$\\d");

    private final String code;
    private final Opening abroad;
    private final Opening trunk;
    private final String rewriting;
    private final boolean onlyCuts;
    private final @Nullable Pattern leading;
    private final NumberForm general;
    private final List<NumberForm> services;
    private final NumberForm fixed;
    private final NumberForm mobile;
    private final boolean fixedIsMobile;

    private CallingPlan(PhoneMetadata data) {
        code = Integer.toString(data.getCountryCode());
        abroad = Opening.of(data.getInternationalPrefix());
        trunk = Opening.of(data.getNationalPrefixForParsing());
        rewriting = data.getNationalPrefixTransformRule();
        onlyCuts = rewriting.isEmpty() || TAIL.matcher(rewriting).matches();
        leading = data.hasLeadingDigits() ? Pattern.compile(data.getLeadingDigits()) : null;
        general = NumberForm.of(data.getGeneralDesc(), data.getGeneralDesc());
        List<NumberForm> others = new ArrayList<>();
        for (var kind : List.of(
                data.getPremiumRate(),
                data.getTollFree(),
                data.getSharedCost(),
                data.getVoip(),
                data.getPersonalNumber(),
                data.getPager(),
                data.getUan(),
                data.getVoicemail())) {
            NumberForm form = NumberForm.of(kind, data.getGeneralDesc());
            if (!form.isEmpty()) {
                others.add(form);
            }
        }
        services = List.copyOf(others);
        fixed = NumberForm.of(data.getFixedLine(), data.getGeneralDesc());
        mobile = NumberForm.of(data.getMobile(), data.getGeneralDesc());
        fixedIsMobile = data.getSameMobileAndFixedLinePattern();
    }

    /**
     * The plan of a region (ISO 3166-1 alpha-2), or of a calling code.
     *
     * @throws IllegalArgumentException when there is none
     */
    static CallingPlan of(String name) {
        try (InputStream data = PhoneNumberUtil.class.getResourceAsStream(FOLDER + name)) {
            if (data != null) {
                PhoneMetadataCollection all = new PhoneMetadataCollection();
                all.readExternal(new ObjectInputStream(data));
                return new CallingPlan(all.getMetadataList().get(0));
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(name, unreadable);
        }
        throw new IllegalArgumentException(name);
    }

    /** The calling code. */
    String code() {
        return code;
    }

    /**
     * Whether digits, as they are dialled in the region, can be a number of it: quick, and true of some that are none.
     * What a plan takes off a number is at its front, so each tail is looked at.
     */
    boolean mayBeValid(String digits) {
        return !onlyCuts || general.mayEnd(digits);
    }

    /** As {@link #mayBeValid}, of numbers for mobile telephones alone. */
    boolean mayBeMobile(String digits) {
        return !fixedIsMobile && (!onlyCuts || mobile.mayEnd(digits));
    }

    /** Where the prefix for calls to other countries ends that a number begins with; 0 when there is none. */
    int abroadEnd(String digits) {
        int end = abroad.end(digits);
        // no calling code begins with 0
        return end > 0 && end < digits.length() && digits.charAt(end) == '0' ? 0 : end;
    }

    /** What follows the calling code that digits begin with, when that is how they are to be read; else null. */
    @Nullable
    String behindCode(String digits) {
        if (!digits.startsWith(code)) {
            return null;
        }
        String rest = withoutTrunk(digits.substring(code.length()));
        boolean better = !general.matches(digits) && general.matches(rest);
        return better || general.isTooLong(digits.length()) ? rest : null;
    }

    /** What a number is without the prefix that it is dialled with inside the country, if that leaves a number. */
    String significant(String digits) {
        String rest = withoutTrunk(digits);
        return general.isLength(rest.length()) || general.isTooLong(rest.length()) ? rest : digits;
    }

    private String withoutTrunk(String digits) {
        int end = trunk.literalEnd(digits);
        if (end == 0) {
            return digits;
        }
        String rest = end > 0 ? digits.substring(end) : rewritten(digits);
        return rest.equals(digits) || (general.matches(digits) && !general.matches(rest)) ? digits : rest;
    }

    private String rewritten(String digits) {
        Matcher prefix = trunk.matcher(digits);
        if (!prefix.lookingAt()) {
            return digits;
        }
        return rewriting.isEmpty() || prefix.group(prefix.groupCount()) == null
                ? digits.substring(prefix.end())
                : prefix.replaceFirst(rewriting);
    }

    /** Whether numbers can be as long, those of a place that are dialled within it included. */
    boolean isPossible(String significant) {
        return general.isLength(significant.length()) || general.isLocalLength(significant.length());
    }

    /** Whether there is such a number. */
    boolean isValid(String significant) {
        return general.isNumber(significant)
                && (fixed.isNumber(significant) || mobile.isNumber(significant) || isService(significant));
    }

    /** Whether there is such a number, and it is for mobile telephones alone. */
    boolean isMobile(String significant) {
        return !fixedIsMobile
                && general.isNumber(significant)
                && mobile.isNumber(significant)
                && !fixed.isNumber(significant)
                && !isService(significant);
    }

    private boolean isService(String significant) {
        for (NumberForm service : services) {
            if (service.isNumber(significant)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number of a calling code that several share is of this region, if it is of none before it. */
    boolean owns(String significant) {
        return leading == null
                ? isValid(significant)
                : leading.matcher(significant).lookingAt();
    }

    /**
     * What numbers may begin with.
     *
     * @param literal the digits, when it is always the same
     * @param pattern otherwise; null when there is nothing
     */
    private record Opening(String literal, @Nullable Pattern pattern) {
        static Opening of(String pattern) {
            boolean plain = pattern.chars().allMatch(c -> c >= '0' && c <= '9');
            return plain ? new Opening(pattern, null) : new Opening("", Pattern.compile(pattern));
        }

        /** Where it ends; 0 when digits do not begin so; negative when the pattern has to be asked. */
        int literalEnd(String digits) {
            return pattern != null ? -1 : digits.startsWith(literal) ? literal.length() : 0;
        }

        Matcher matcher(String digits) {
            return (pattern == null ? Pattern.compile(literal) : pattern).matcher(digits);
        }

        int end(String digits) {
            int end = literalEnd(digits);
            if (end >= 0) {
                return end;
            }
            Matcher matcher = matcher(digits);
            return matcher.lookingAt() ? matcher.end() : 0;
        }
    }
}
