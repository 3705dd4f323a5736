package org.chuangdai.briefing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Figures and periods as reports print them. */
class PrintTest {
    private static final Print COUNTY = new Print(BriefingLanguage.ZH, false);
    private static final Print PROVINCE = new Print(BriefingLanguage.ZH, true);
    private static final Print ENGLISH = new Print(BriefingLanguage.EN, true);

    private static String money(Print print, String yuan) {
        return print.text(Unit.YUAN, new BigDecimal(yuan));
    }

    @Test
    void moneyLosesTrailingZerosAndIsRoundedHalfUp() {
        assertEquals("23078万元", money(COUNTY, "230780000.00"));
        assertEquals("4.5万元", money(COUNTY, "45000.00"));
        assertEquals("1.01万元", money(COUNTY, "10050.00"));
        assertEquals("1万元", money(COUNTY, "10049.99"));
        assertEquals("9999.99元", money(COUNTY, "9999.99"));
        assertEquals("49.2亿元", money(PROVINCE, "4920000000.00"));
        assertEquals("1000亿元", money(PROVINCE, "100000001000.00"));
        assertEquals("7100万元", money(PROVINCE, "71000000.00"));
        assertEquals("178万", COUNTY.shortText(new BigDecimal("1780000.00")));
        assertEquals("5000元", COUNTY.shortText(new BigDecimal("5000.00")));
    }

    @Test
    void englishMoneyIsInMillionsAndBillions() {
        assertEquals("CNY 4.92 billion", money(ENGLISH, "4920000000.00"));
        assertEquals("CNY 230.78 million", money(ENGLISH, "230780000.00"));
        assertEquals("CNY 45,000", money(ENGLISH, "45000.00"));
        assertEquals("1 loan", ENGLISH.text(Unit.LOANS, BigDecimal.ONE));
        assertEquals("27,500 start-ups", ENGLISH.text(Unit.ENTITIES, new BigDecimal("27500")));
    }

    @Test
    void largeCountsAreInTenThousands() {
        assertEquals("9999人", COUNTY.text(Unit.PEOPLE, new BigDecimal("9999")));
        assertEquals("2.75万个", PROVINCE.text(Unit.ENTITIES, new BigDecimal("27500")));
        assertEquals("25.9万人", PROVINCE.text(Unit.PEOPLE, new BigDecimal("259000")));
    }

    @Test
    void ratiosKeepTwoDecimals() {
        assertEquals("183.16%", COUNTY.text(Unit.RATIO, new BigDecimal("1.8316")));
        assertEquals("增长400.00%", COUNTY.text(Unit.GROWTH, new BigDecimal("4.0000")));
        assertEquals("下降0.01%", COUNTY.text(Unit.GROWTH, new BigDecimal("-0.0001")));
        assertEquals("持平", COUNTY.text(Unit.GROWTH, new BigDecimal("0.0000")));
    }

    @Test
    void periodsAreNamedAsReportsNameThem() {
        assertEquals("2022年", named("2022-01-01", "2022-12-31"));
        assertEquals("2020年至2022年", named("2020-01-01", "2022-12-31"));
        assertEquals("2022年2月", named("2022-02-01", "2022-02-28"));
        assertEquals("2022年第四季度", named("2022-10-01", "2022-12-31"));
        assertEquals("2022年上半年", named("2022-01-01", "2022-06-30"));
        assertEquals("2022年1至9月", named("2022-01-01", "2022-09-30"));
        assertEquals("2021年12月至2022年1月", named("2021-12-01", "2022-01-31"));
        assertEquals("2019年10月1日至2022年9月28日", named("2019-10-01", "2022-09-28"));
        assertEquals("截至2018年12月31日", new ReportPeriod(null, LocalDate.of(2018, 12, 31)).chinese());
        assertEquals("in February 2022", new ReportPeriod(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 2, 28)).english());
    }

    private static String named(String from, String to) {
        return new ReportPeriod(LocalDate.parse(from), LocalDate.parse(to)).chinese();
    }
}
