/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.HashMap;
import java.util.Map;

/** The checks by the names that {@code identifiers.txt} calls them. */
final class Checks {
    private final Map<String, Check> byName = new HashMap<>();

    private Checks() {
        put("none", id -> true);
        put("varied", id -> !id.isRepeated());
        put("luhn", CheckDigits::luhn);
        put("date", Dates::isDate);
        // parts of one or two digits: the template has seen to the order, only the length is left
        put("date-parts", id -> id.length() >= 4 && id.length() <= 8);
        AmericasChecks.into(this);
        BritishChecks.into(this);
        GermanChecks.into(this);
        SouthEuropeChecks.into(this);
        NorthEuropeChecks.into(this);
        AsiaChecks.into(this);
        OceaniaAfricaChecks.into(this);
        DocumentChecks.into(this);
    }

    static Checks all() {
        return new Checks();
    }

    void put(String name, Check check) {
        if (byName.put(name, check) != null) {
            throw new IllegalStateException("two checks are called " + name);
        }
    }

    /**
     * The check of that name.
     *
     * @throws IllegalStateException when there is none
     */
    Check named(String name) {
        Check check = byName.get(name);
        if (check == null) {
            throw new IllegalStateException("no check is called " + name);
        }
        return check;
    }
}
