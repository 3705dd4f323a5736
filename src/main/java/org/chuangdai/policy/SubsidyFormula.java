package org.chuangdai.policy;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("贴息方式 · How the treasury bears interest.")
public enum SubsidyFormula implements Labelled {
    /** 国发〔2015〕23号. */
    FULL("全额贴息"),
    /** 财金〔2023〕75号: half of the actual rate. */
    SHARE_OF_ACTUAL_RATE("按实际利率的比例"),
    /** 财金〔2016〕85号, enterprises: half of the base rate. */
    SHARE_OF_BASE_RATE("按贷款基础利率的比例"),
    /** 财金〔2020〕21号 from 2021 on: the borrower pays up to LPR−150BP. */
    ABOVE_LPR_MINUS("LPR减点以上部分"),
    /** 财金〔2016〕85号, individuals: all in the first year, two thirds in the second, one third in the third. */
    BY_YEAR("逐年递减：全额、三分之二、三分之一");

    private final String label;

    SubsidyFormula(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
