/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples that the issuers, standards and the tests of public libraries publish. */
final class CheckVectorsTest {
    private final Checks checks = Checks.all();

    @ParameterizedTest
    @CsvSource({
        "luhn, 79927398713",
        "us-ssn, 536-90-4399",
        "us-itin, 912-90-3456",
        "us-aba, 111000025",
        "us-aba, 123103716",
        "us-npi, 1234567893",
        "us-dea, BB1388568",
        "ca-sin, 123-456-782",
        "br-cpf, 390.533.447-05",
        "br-cnpj, 16.727.230/0001-97",
        "br-cnpj, 12.ABC.345/01DE-35",
        "mx-curp, BOXW310820HNERXN09",
        "ar-cuit, 20-05536168-2",
        "cl-rut, 12.531.909-2",
        "uk-nhs, 943 476 5870",
        "uk-driver, MORGA753116SM9IJ",
        "de-tax-id, 36 574 261 809",
        "de-tax-id, 86095742719",
        "de-vat, DE136695976",
        "de-pension, 15 070649 C 103",
        "de-icao, T220001293",
        "de-kvnr, A123456780",
        "at-svnr, 1237 010180",
        "ch-ahv, 756.9217.0769.85",
        "fr-nir, 2 95 10 99 126 111 93",
        "be-nn, 85.07.30-033.28",
        "nl-bsn, 111222333",
        "es-nif, 54362315K",
        "es-nie, X2482300W",
        "pt-nif, 501 964 843",
        "it-fiscal, RCCMNL83S18D969H",
        "it-vat, 00743110157",
        "tr-id, 17291716060",
        "se-person, 880320-0016",
        "se-person, 19121212-1212",
        "se-company, 556703-7485",
        "fi-person, 131052-308T",
        "no-person, 151086 95088",
        "dk-cpr, 211062-5629",
        "pl-pesel, 44051401359",
        "pl-nip, 856-734-62-15",
        "in-aadhaar, 2341 2341 2346",
        "in-gstin, 27AAPFU0939F1ZV",
        "cn-ric, 11010519491231002X",
        "jp-my-number, 1234 5678 9018",
        "kr-rrn, 971013-9019902",
        "kr-business, 116-82-00276",
        "th-tnin, 3100600445635",
        "sg-nric, S1234567D",
        "sg-uen-business, 00192200M",
        "sg-uen-local, 197401143C",
        "sg-uen-other, S16FC0121D",
        "au-tfn, 123 456 782",
        "au-acn, 004 085 616",
        "au-abn, 83 914 571 673",
        "au-medicare, 2123 45670 1",
        "nz-ird, 49091850",
        "nz-ird, 136410132",
        "za-id, 7503305044089",
        "vin, 1M8GDM9AXKP042788",
        "imei, 490154203237518",
        "bic, DEUTDEFF500"
    })
    void holds_publishedSample(String check, String sample) {
        assertThat(checks.named(check).holds(Compact.of(sample))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "luhn, 79927398710",
        "us-ssn, 078-05-1120",
        "us-ssn, 666-12-3456",
        "us-ssn, 900-12-3456",
        "us-ssn, 123-00-4567",
        "us-itin, 912-93-3456",
        "us-aba, 111000024",
        "us-npi, 1234567894",
        "us-dea, BB1388569",
        "ca-sin, 999999999",
        "br-cpf, 111.111.111-11",
        "br-cpf, 390.533.447-06",
        "br-cnpj, 16.727.230/0001-98",
        "cl-rut, 12.531.909-3",
        "uk-nhs, 943 476 5871",
        "uk-nino, BG 12 34 56 A",
        "de-tax-id, 36574261808",
        "de-vat, DE136695978",
        "fr-nir, 2 95 10 99 126 111 42",
        "nl-bsn, 111252333",
        "es-nif, 54362315Z",
        "it-fiscal, RCCMNL83S18D969",
        "tr-id, 17291716092",
        "se-person, 880320-0018",
        "fi-person, 131052-308U",
        "no-person, 15108695077",
        "pl-pesel, 44051401358",
        "in-aadhaar, 2341 2341 2347",
        "in-gstin, 27AAPFU0939F1Z0",
        "cn-ric, 110105194912310021",
        "jp-my-number, 1234 5678 9010",
        "sg-nric, S1234567E",
        "au-tfn, 123 456 783",
        "au-abn, 99 999 999 999",
        "nz-ird, 136410133",
        "za-id, 9125568",
        "vin, 1M8GDM9A0KP042788",
        "imei, 490154203237517",
        "bic, DEUTZZFF500"
    })
    void holds_brokenSample_doesNot(String check, String sample) {
        assertThat(checks.named(check).holds(Compact.of(sample))).isFalse();
    }

    @Test
    void named_unknown_isRefused() {
        assertThatThrownBy(() -> checks.named("no-such-check"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-check");
    }
}
