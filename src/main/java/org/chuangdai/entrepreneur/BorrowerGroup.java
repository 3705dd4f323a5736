package org.chuangdai.entrepreneur;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("借款人群体 · Group of persons that start-up support is for (财金〔2018〕107号).")
public enum BorrowerGroup implements Labelled {
    REGISTERED_UNEMPLOYED("城镇登记失业人员"),
    EMPLOYMENT_DIFFICULTY("就业困难人员"),
    VETERAN("退役军人"),
    RELEASED_PRISONER("刑满释放人员"),
    COLLEGE_GRADUATE("高校毕业生"),
    OVERCAPACITY_WORKER("化解过剩产能企业职工和失业人员"),
    RETURNING_MIGRANT_WORKER("返乡创业农民工"),
    ONLINE_MERCHANT("网络商户"),
    POVERTY_ALLEVIATED("脱贫人口"),
    RURAL_SELF_EMPLOYED("农村自主创业农民"),
    RETIRED_FISHER("退捕渔民"),
    OTHER("其他");

    private final String label;

    BorrowerGroup(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
