/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the word that names a number stands in tables, forms and conversations. */
final class PiiLayoutsTest {
    @Test
    void detect_cellWithDelimiterInQuotes_columnsAreCountedWithoutIt() {
        assertThat(Pii.seen("name,bsn,city\n\"Lee, B.\",111222333,Delft\n")).containsExactly("NL_BSN:111222333");
        assertThat(Pii.seen("id,\"name, first\",npi\n7,\"Lee, \"\"B.\"\"\",1234567893\n"))
                .containsExactly("US_NPI:1234567893");
    }

    @Test
    void detect_columnOfAnotherName_isNotTakenForTheNamedOne() {
        assertThat(Pii.seen("\"a, b\",bsn,order\nx,y,111222333\n")).isEmpty();
    }

    @Test
    void detect_wordInTheCellBefore_namesTheNumber() {
        assertThat(Pii.seen("| PESEL | 44051401359 |\n")).containsExactly("PL_PESEL:44051401359");
    }

    @Test
    void detect_wordTwoCellsBefore_namesNothing() {
        assertThat(Pii.seen("| PESEL | none | 44051401359 | 3 |\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q: what is your NPI?\nA: 1234567893",
                "Assistant: Could you tell me the NPI?\nUser: it is 1234567893",
                "your NPI?\n1234567893 thanks",
                "Agent: please give me the NPI\nCaller: sure, 1234567893",
                "<label>NPI</label>\n<input value=\"1234567893\">",
                "<dt>NPI</dt>\n  <dd>1234567893</dd>",
                "Field: NPI; Value: 1234567893",
                "The N.P.I. is 1234567893"
            })
    void detect_numberThatGoesWithTheWord_isNamedByIt(String text) {
        assertThat(Pii.seen(text)).containsExactly("US_NPI:1234567893");
    }

    @Test
    void detect_lineAfterAStatement_isNotNamedByIt() {
        assertThat(Pii.seen("NPI; 1234567893")).isEmpty();
        assertThat(Pii.seen("<dt>NPI</dt>\n<dd>none</dd>\n<dd>1234567893</dd>")).isEmpty();
        assertThat(Pii.seen("He asked for the NPI.\nA: 1234567893 and more")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UK passport number 871848267 | UK_PASSPORT:871848267",
                "US passport number 871848267 | US_PASSPORT:871848267",
            })
    void detect_nameWithinALongerName_isNotHeard(String text, String expected) {
        assertThat(Pii.seen(text)).containsExactly(expected);
    }

    @Test
    void detect_numberOfSomethingElse_isNoTelephone() {
        assertThat(Pii.seen("NHS number 123 456 7890")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "born on 4 July 1979 in Leeds | DATE_OF_BIRTH:4 July 1979",
                "DOB: July 4th, 1979 | DATE_OF_BIRTH:July 4th, 1979",
                "Geburtsdatum: 4. März 1979 | DATE_OF_BIRTH:4. März 1979",
                "fecha de nacimiento 4 de julio de 1979 | DATE_OF_BIRTH:4 de julio de 1979",
                "birthday 04-Jul-1979 | DATE_OF_BIRTH:04-Jul-1979",
            })
    void detect_dateOfBirthWithMonthInWords_isFound(String text, String expected) {
        assertThat(Pii.seen(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"released on 4 July 1979", "born 31 February 1979", "born in 4 rooms 1979", "DOB: 4 July 79"})
    void detect_noDateOfBirth_isLeftAlone(String text) {
        assertThat(Pii.seen(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ok 0044 20 7946 0018 right | PHONE_NUMBER:0044 20 7946 0018",
                "a,+44 20 7946 0018,4467667790461424 | PHONE_NUMBER:+44 20 7946 0018",
                "tél. 01.41.07.18.62 | PHONE_NUMBER:01.41.07.18.62",
                "Telefoon: 06-42660084 | PHONE_NUMBER:06-42660084",
                "whatsapp +52 1 55 6400 1892 | PHONE_NUMBER:+52 1 55 6400 1892",
            })
    void detect_telephoneNumbers_areFoundWhole(String text, String expected) {
        assertThat(Pii.seen(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copyright 1997-2000 at the office",
                "clause 252.227-7013 applies",
                "abc0123456789xyz",
                "digits are 0123456789 here",
                "2147483647",
                "20260102-030405",
                "255.255.255.256",
                "00CC; 0069 0307 0300; 00CC",
                "firmware 4.12.0.118",
            })
    void detect_countsVersionsAndTables_areNoTelephones(String text) {
        assertThat(Pii.seen(text)).isEmpty();
    }

    @Test
    void detect_assignedAddress_isFoundWithoutItsName() {
        assertThat(Pii.seen("?e-mail=ann+x@mail.acme.co.uk")).containsExactly("EMAIL_ADDRESS:ann+x@mail.acme.co.uk");
        assertThat(Pii.seen("bounce+bob=acme.org@lists.acme.org"))
                .containsExactly("EMAIL_ADDRESS:bounce+bob=acme.org@lists.acme.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CUIT 27-02643298-2 | AR_CUIT:27-02643298-2",
                "IMEI 013281957770861 | IMEI:013281957770861",
                "ARAÇ PLAKASI: 06 MKF 849 | TR_LICENSE_PLATE:06 MKF 849",
                "Reisepass C01X00T478 | DE_PASSPORT:C01X00T478",
                "Personalausweis L01X00T47 | DE_ID_CARD:L01X00T47",
                "NIN 97536542992 | NG_NIN:97536542992",
            })
    void detect_formsThatAreGivenOut_areFound(String text, String expected) {
        assertThat(Pii.seen(text)).containsExactly(expected);
    }
}
