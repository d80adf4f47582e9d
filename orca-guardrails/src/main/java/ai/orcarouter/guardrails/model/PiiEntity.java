/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An entity of personal data that guardrails know by name (REFERENCE 4.5). A closed set. */
public enum PiiEntity {
    /** A mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A payment card number with a correct Luhn digit. */
    CREDIT_CARD,
    /** A US social security number. */
    SSN,
    /** An IPv4 or IPv6 address. */
    IP,
    /** An international bank account number. */
    IBAN,
    /** The hardware address of a network interface. */
    MAC_ADDRESS,
    /** A JSON web token. */
    JWT,
    /** The id of an AWS access key. */
    AWS_ACCESS_KEY,
    /** An API key of OpenAI. */
    API_KEY_OPENAI,
    /** An address on the Bitcoin chain. */
    BITCOIN_ADDRESS,
    /** A Japanese individual number. */
    JP_MYNUMBER,
    /** A Korean resident registration number. */
    KR_RRN,
    /** A Chinese resident identity number. */
    CN_RESIDENT_ID;

    /** The name in documents. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What takes its place when it is masked: the name in upper case in brackets. */
    public String mask() {
        return "[" + name() + "]";
    }

    /** The names of all in documents. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PiiEntity::wire).toList();
    }

    /** The entity with that name in documents. */
    public static Optional<PiiEntity> fromWire(String name) {
        return Arrays.stream(values())
                .filter(entity -> entity.wire().equals(name))
                .findFirst();
    }
}
