/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Finding;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class PiiDetectorProperties {
    private static final double STRONG = 0.9;

    @Property
    void detect_validCard_isFound(@ForAll("cards") String card, @ForAll("separators") String separator) {
        String written = fours(card, separator);
        assertThat(Pii.seen("pay with " + written + " please")).containsExactly("CREDIT_CARD:" + written);
    }

    @Property
    void detect_cardWithOneDigitChanged_isNoStrongFind(
            @ForAll("cards") String card,
            @ForAll @IntRange(max = 15) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(strong("card " + changed(card, place, by))).isEmpty();
    }

    @Property
    void detect_validIban_isFound(@ForAll("ibans") String iban, @ForAll("separators") String separator) {
        String written = fours(iban, separator);
        assertThat(Pii.seen("to " + written + ".")).containsExactly("IBAN_CODE:" + written);
    }

    @Property
    void detect_ibanWithOneDigitChanged_isNotFound(
            @ForAll("ibans") String iban,
            @ForAll @IntRange(min = 4, max = 21) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(strong("iban " + changed(iban, place, by))).isEmpty();
    }

    @Property
    void detect_validNumberBesideItsWord_isFound(@ForAll("named") Named named) {
        String text = named.word() + ": " + named.number();
        assertThat(Pii.seen(text)).containsExactly(named.kind() + ":" + named.number());
    }

    @Property
    void detect_numberWithOneDigitChanged_isNoStrongFindOfItsKind(
            @ForAll("named") Named named,
            @ForAll @IntRange(max = 8) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        // its check digit is 0 for two remainders, so one digit in eleven can be changed unseen
        Assume.that(!named.kind().equals("JP_MY_NUMBER"));
        String text = named.word() + ": " + changed(named.number(), place, by);
        assertThat(strong(text)).noneMatch(found -> found.kind().equals(named.kind()));
    }

    @Property(tries = 1000)
    void detect_anyText_givesSpansInsideOfIt(@ForAll("anyText") String text, @ForAll String keyName) {
        for (Finding found : Pii.find(text, keyName, 0)) {
            assertThat(found.start()).isNotNegative().isLessThan(found.end());
            assertThat(found.end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Property
    void detect_anyText_isFoundAgainBesideOtherText(@ForAll("cards") String card, @ForAll("around") String around) {
        assertThat(Pii.seen(around + " " + card + " " + around)).contains("CREDIT_CARD:" + card);
    }

    @Property(tries = 30)
    void detect_flood_isReadToTheEnd(@ForAll @Size(min = 1, max = 4) List<@From("floods") String> pieces) {
        String flood = String.join("", pieces).repeat(4_000);
        String text = flood + "\nmail ann.lee@acme.org";
        assertThat(Pii.seen(text)).contains("EMAIL_ADDRESS:ann.lee@acme.org");
    }

    record Named(String kind, String word, String number) {}

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(Arbitraries.of("4", "51", "55", "2221", "6011", "65", "3530"), digits(16))
                .as((prefix, rest) -> closed((prefix + rest).substring(0, 15)));
    }

    @Provide
    Arbitrary<String> ibans() {
        return digits(18).map(account -> {
            int rest = 0;
            for (char c : (account + "131400").toCharArray()) {
                rest = ((rest * 10) + c - '0') % 97;
            }
            int check = 98 - rest;
            return "DE" + (check < 10 ? "0" : "") + check + account;
        });
    }

    @Provide
    Arbitrary<Named> named() {
        return Arbitraries.oneOf(
                named("NL_BSN", "burgerservicenummer", "nl-bsn", "", 9),
                named("UK_NHS", "NHS number", "uk-nhs", "", 10),
                named("US_NPI", "NPI", "us-npi", "1", 10),
                named("AU_TFN", "tax file number", "au-tfn", "", 9),
                named("ABA_ROUTING_NUMBER", "routing number", "us-aba", "11", 9),
                named("PL_PESEL", "PESEL", "pl-pesel", "440514", 11),
                named("JP_MY_NUMBER", "my number", "jp-my-number", "", 12),
                named("IMEI", "IMEI", "imei", "49", 15));
    }

    /** Valid numbers: the first that a random one becomes when its last two digits are counted up. */
    private static Arbitrary<Named> named(String kind, String word, String check, String prefix, int length) {
        Check rule = Checks.all().named(check);
        return digits(length - prefix.length() - 2)
                .filter(body -> body.chars().distinct().count() > 2)
                .map(body -> {
                    int last = 10;
                    while (!rule.holds(Compact.of(prefix + body + last)) && last < 99) {
                        last++;
                    }
                    return new Named(kind, word, prefix + body + last);
                })
                .filter(named -> rule.holds(Compact.of(named.number())));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "-");
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.strings()
                .withChars("abc xyz.,;()\u00e9\u4e2d\ud83d")
                .ofMaxLength(20)
                .map(s -> s + " x");
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(120),
                Arbitraries.strings()
                        .withChars("0123456789 -./:@+()xXaAfF\n\u00a0\ud83d\ude00\u4e2d")
                        .ofMaxLength(120),
                Arbitraries.of(
                                "ssn", "phone", "card", "iban", "id", "9", "4", "1-", "0x", "::", "@", " ", ".",
                                "\ud800")
                        .list()
                        .ofMaxSize(60)
                        .map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<String> floods() {
        return Arbitraries.of(
                "1", "12 ", "1-", "1.", "a1", ":", "::", "1:", "(1)", "+1 ", "a@", "ssn ", "cvv 123 ", "AB12 ", "- ");
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    private static List<Finding> strong(String text) {
        return Pii.find(text, "", STRONG);
    }

    private static String changed(String number, int place, int by) {
        char[] chars = number.toCharArray();
        chars[place] = (char) ('0' + ((chars[place] - '0' + by) % 10));
        return new String(chars);
    }

    private static String fours(String compact, String separator) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < compact.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                written.append(separator);
            }
            written.append(compact.charAt(i));
        }
        return written.toString();
    }

    private static String closed(String number) {
        for (char digit = '0'; digit < '9'; digit++) {
            if (CheckDigits.luhn(Compact.of(number + digit))) {
                return number + digit;
            }
        }
        return number + '9';
    }
}
