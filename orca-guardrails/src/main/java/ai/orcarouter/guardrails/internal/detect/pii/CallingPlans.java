/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads dialled digits as libphonenumber does, without the expressions by which it finds numbers in other text, which
 * take most of its time. Thread-safe; a plan is read when it is needed first.
 */
final class CallingPlans {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final int LONGEST_CODE = 3;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 17;
    private static final String NO_REGION = "001";

    private static final Map<String, CallingPlan> REGIONS = new ConcurrentHashMap<>();
    private static final Map<String, List<CallingPlan>> CODES = new ConcurrentHashMap<>();

    private CallingPlans() {}

    /**
     * A number as it is read.
     *
     * @param sharing the plans of its calling code, the main one first
     * @param significant its digits without codes and prefixes
     */
    record Read(List<CallingPlan> sharing, String significant) {
        /** The region that it is of, if there is such a number. */
        @Nullable
        CallingPlan owner() {
            if (sharing.size() == 1) {
                return sharing.get(0);
            }
            for (CallingPlan plan : sharing) {
                if (plan.owns(significant)) {
                    return plan;
                }
            }
            return null;
        }

        boolean isValid() {
            CallingPlan owner = owner();
            return owner != null && owner.isValid(significant);
        }

        boolean isPossible() {
            return sharing.get(0).isPossible(significant);
        }
    }

    /** The plan of a region (ISO 3166-1 alpha-2). */
    static CallingPlan of(String region) {
        return REGIONS.computeIfAbsent(region, CallingPlan::of);
    }

    /** Digits that begin with a calling code; null when they do not. */
    static @Nullable Read international(String digits) {
        if (digits.length() <= SHORTEST || digits.charAt(0) == '0') {
            return null;
        }
        for (int end = 1; end <= LONGEST_CODE; end++) {
            List<CallingPlan> sharing = sharing(digits.substring(0, end));
            if (!sharing.isEmpty()) {
                return read(sharing, digits.substring(end));
            }
        }
        return null;
    }

    /** Digits as they are dialled in a region; null when they are no number. */
    static @Nullable Read national(String digits, CallingPlan plan) {
        int abroad = plan.abroadEnd(digits);
        if (abroad > 0) {
            return international(digits.substring(abroad));
        }
        String rest = plan.behindCode(digits);
        if (rest != null) {
            return read(sharing(plan.code()), rest);
        }
        if (digits.length() < SHORTEST) {
            return null;
        }
        String significant = plan.significant(digits);
        return isLength(significant) ? new Read(sharing(plan.code()), significant) : null;
    }

    private static @Nullable Read read(List<CallingPlan> sharing, String digits) {
        if (digits.length() < SHORTEST) {
            return null;
        }
        String significant = sharing.get(0).significant(digits);
        return isLength(significant) ? new Read(sharing, significant) : null;
    }

    private static boolean isLength(String digits) {
        return digits.length() >= SHORTEST && digits.length() <= LONGEST;
    }

    /** The plans that share a calling code; none when it is no code. */
    private static List<CallingPlan> sharing(String code) {
        return CODES.computeIfAbsent(code, CallingPlans::read);
    }

    private static List<CallingPlan> read(String code) {
        return UTIL.getRegionCodesForCountryCode(Integer.parseInt(code)).stream()
                .map(region -> of(region.equals(NO_REGION) ? code : region))
                .toList();
    }
}
