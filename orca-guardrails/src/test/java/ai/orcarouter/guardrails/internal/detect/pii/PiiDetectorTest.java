/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PiiDetectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay with 4111 1111 1111 1111 please | CREDIT_CARD:4111 1111 1111 1111",
                "pay with 378282246310005 please | CREDIT_CARD:378282246310005",
                "pay with 3782-822463-10005 please | CREDIT_CARD:3782-822463-10005",
                "to GB82 WEST 1234 5698 7654 32 by noon | IBAN_CODE:GB82 WEST 1234 5698 7654 32",
                "to DE89370400440532013000 by noon | IBAN_CODE:DE89370400440532013000",
                "it says 536-90-4399 there | US_SSN:536-90-4399",
                "it says 912-90-3456 there | US_ITIN:912-90-3456",
                "write to ann.lee+x@mail.acme.co.uk today | EMAIL_ADDRESS:ann.lee+x@mail.acme.co.uk",
                "ring +44 20 7946 0018 today | PHONE_NUMBER:+44 20 7946 0018",
                "ring (415) 555-2671 today | PHONE_NUMBER:(415) 555-2671",
                "from 203.0.113.9 today | IP_ADDRESS:203.0.113.9",
                "from 203.0.113.0/24 today | IP_ADDRESS:203.0.113.0/24",
                "from 2001:db8::8a2e:370:7334 today | IP_ADDRESS:2001:db8::8a2e:370:7334",
                "from ::ffff:203.0.113.9 today | IP_ADDRESS:::ffff:203.0.113.9",
                "nic 00:1B:44:11:3A:B7 up | MAC_ADDRESS:00:1B:44:11:3A:B7",
                "nic 00-1B-44-11-3A-B7 up | MAC_ADDRESS:00-1B-44-11-3A-B7",
                "nic 001b.4411.3ab7 up | MAC_ADDRESS:001b.4411.3ab7",
                "send 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 now | CRYPTO:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
                "send bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 now | CRYPTO:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "send 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed now | CRYPTO:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "code RCCMNL83S18D969H given | IT_FISCAL_CODE:RCCMNL83S18D969H",
                "code 390.533.447-05 given | BR_CPF:390.533.447-05",
                "code 11010519491231002X given | CN_RIC:11010519491231002X",
                "code AB 12 34 56 C given | UK_NINO:AB 12 34 56 C",
                "code S1234567D given | SG_NRIC_FIN:S1234567D",
                "code 131052-308T given | FI_PERSONAL_IDENTITY_CODE:131052-308T"
            })
    void detect_strongForm_needsNoWord(String text, String expected) {
        assertThat(Pii.seen(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my SSN is 536904399 | US_SSN:536904399",
                "routing number: 111000025 | ABA_ROUTING_NUMBER:111000025",
                "NPI 1234567893 | US_NPI:1234567893",
                "social insurance number 123456782 | CA_SIN:123456782",
                "tax file number 123456782 | AU_TFN:123456782",
                "NHS number 9434765870 | UK_NHS:9434765870",
                "burgerservicenummer: 111222333 | NL_BSN:111222333",
                "PESEL 44051401359 | PL_PESEL:44051401359",
                "マイナンバー 123456789018 | JP_MY_NUMBER:123456789018",
                "身份证号11010519491231002X | CN_RIC:11010519491231002X",
                "fødselsnummer 15108695088 | NO_FODSELSNUMMER:15108695088",
                "VIN 1M8GDM9AXKP042788 | VIN:1M8GDM9AXKP042788",
                "IMEI 490154203237518 | IMEI:490154203237518",
                "date of birth: 14/02/1980 | DATE_OF_BIRTH:14/02/1980",
                "CVV 123 | CVV:123",
                "BIC: DEUTDEFF | SWIFT_BIC:DEUTDEFF",
                "phone: 467 3395 | PHONE_NUMBER:467 3395",
                "536904399 -- social security number | US_SSN:536904399",
                "my website is www.annlee.org | URL:www.annlee.org"
            })
    void detect_weakForm_isFoundByItsOwnWord(String text, String expected) {
        assertThat(Pii.seen(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 536904399 shipped",
                "batch 111000025 completed",
                "build 123456782 is green",
                "trace id 9434765870 seen",
                "took 490154203237518 nanos",
                "at 14/02/1980 it ran",
                "see www.annlee.org there",
                "code 123 there",
                "bucket DEUTDEFF there",
                "invoice 415-555-267 was paid"
            })
    void detect_weakFormWithoutWord_isNotReported(String text) {
        assertThat(Pii.seen(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8fd389fb-9154-4096-b52e-536904399123",
                "id 4111111111111111-9154",
                "hash a4111111111111111b",
                "pi 3.4111111111111111",
                "x 0.536-90-4399",
                "num 94111111111111111111",
                "4111 1111 1111 1112",
                "4111-1111 1111-1111",
                "v1.2.3.4 is out",
                "version 10.0.0.1 is out",
                "10.0.40219.1 is out",
                "192.168.1.256 is none",
                "at 10:42:33 it was",
                "std::cout << 5",
                "Add::abc(3)",
                "clone git@github.com:acme/app.git",
                "pin react@18.2.0 now",
                "icon@2x.png here",
                "import @acme/app 1.0",
                "DE89370400440532013001",
                "000-12-3456",
                "2012-01-02 08:00",
                "2004-04-12 22:20:30",
                "1.23.456.7890.1",
                "long h = 1577225134559L;",
                "CVE-2021-44832",
                "0x9e3779b97f4a7c15L",
                "ff:ff:ff:ff:ff:ff"
            })
    void detect_lookAlike_isNotReported(String text) {
        assertThat(Pii.seen(text)).isEmpty();
    }

    @Test
    void detect_nameOfTheMember_isAnOwnWord() {
        assertThat(Pii.seen("536904399", "ssn")).containsExactly("US_SSN:536904399");
        assertThat(Pii.seen("36574261809", "taxId")).containsExactly("DE_TAX_ID:36574261809");
        assertThat(Pii.seen("36574261809", "customer_tax_id")).containsExactly("DE_TAX_ID:36574261809");
        assertThat(Pii.seen("536904399", "orderId")).isEmpty();
        assertThat(Pii.seen("4155552671", "mobilePhone")).containsExactly("PHONE_NUMBER:4155552671");
    }

    @Test
    void detect_valueThatIsAllOfTheText_needsNoWord() {
        assertThat(Pii.seen("1234567893")).containsExactly("US_NPI:1234567893");
        assertThat(Pii.seen(" \"44051401359\" ")).containsExactly("PL_PESEL:44051401359");
        assertThat(Pii.seen("see 44051401359")).isEmpty();
    }

    @Test
    void detect_wordOfAnotherNumber_doesNotCount() {
        assertThat(Pii.seen("SSN 536904399; order 123456782")).containsExactly("US_SSN:536904399");
        assertThat(Pii.seen("phone order 123456782")).isEmpty();
    }

    @Test
    void detect_headOfTheColumn_isAnOwnWord() {
        String table = "name,ssn,order\nAnn,536904399,123456782\nBob,532904396,123456790\n";
        assertThat(Pii.seen(table)).containsExactly("US_SSN:536904399", "US_SSN:532904396");
        assertThat(Pii.seen("name,ssn,order\nAnn,536904399\n")).isEmpty();
    }

    @Test
    void detect_partOfAWord_isNoOwnWord() {
        assertThat(Pii.seen("cousin 123456782 came")).isEmpty();
        assertThat(Pii.seen("companion 123456782 came")).isEmpty();
    }

    @Test
    void detect_ownWord_raisesTheConfidence() {
        Finding named = Pii.find("SSN: 536-90-4399").get(0);
        Finding bare = Pii.find("it says 536-90-4399 there").get(0);
        assertThat(named.confidence()).isGreaterThanOrEqualTo(0.9).isGreaterThan(bare.confidence());
        assertThat(bare.confidence()).isBetween(0.6, 0.8);
    }

    @Test
    void detect_weakForm_isUnderTheDefaultThreshold() {
        assertThat(Pii.find("code 44051401359 there", "", 0.1))
                .singleElement()
                .satisfies(found -> assertThat(found.confidence()).isLessThan(0.5));
    }

    @Test
    void detect_reason_neverHoldsTheText() {
        for (Finding found : Pii.find("SSN: 536-90-4399, mail ann@acme.org, card 4111111111111111", "", 0.1)) {
            assertThat(found.reason()).doesNotContain("536", "ann", "4111");
            assertThat(found.detector()).startsWith("pii-");
        }
    }

    @Test
    void detect_severalInOneText_areAllFound() {
        assertThat(Pii.seen(
                        "MACs: 00:1B:44:11:3A:B7 and 00-1B-44-11-3A-B8; IPs 203.0.113.9, 203.0.113.10, 2001:db8::1"))
                .containsExactly(
                        "MAC_ADDRESS:00:1B:44:11:3A:B7",
                        "MAC_ADDRESS:00-1B-44-11-3A-B8",
                        "IP_ADDRESS:203.0.113.9",
                        "IP_ADDRESS:203.0.113.10",
                        "IP_ADDRESS:2001:db8::1");
    }

    @Test
    void detect_reservedMailDomain_isLessSure() {
        assertThat(Pii.find("ann@example.org").get(0).confidence()).isBetween(0.5, 0.8);
        assertThat(Pii.find("ann@acme.org").get(0).confidence()).isGreaterThan(0.9);
    }
}
