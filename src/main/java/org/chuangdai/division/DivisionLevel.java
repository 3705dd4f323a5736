package org.chuangdai.division;

import org.eclipse.microprofile.graphql.Description;

@Description("行政区划级别 · Level of an administrative division: 省、市、县、乡镇街道、村居.")
public enum DivisionLevel {
    PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE
}
