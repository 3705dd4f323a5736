package org.chuangdai.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chuangdai.testing.Fixtures;

/** A small file of every kind. In 宁夏 (64), codes TX-. */
final class SampleFiles {
    private static final String PERSON = Fixtures.identityNumber(6401);
    private static final String STARTUP = Fixtures.creditCode(6401);

    private SampleFiles() {
    }

    /** Header, one row, and the row with something else in it; null where nothing may change. */
    record Sample(String header, String row, String changed) {
    }

    /** By kind, in the order in which they go in. */
    static Map<String, Sample> all() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("divisions", new Sample("code,name,level,parent", "640105099200,试验村,VILLAGE,640105001000", "640105099200,试验新村,VILLAGE,640105001"));
        samples.put("banks", new Sample("code,name", "TX-BANK,试验银行", "TX-BANK,\"试验银行, 总行\""));
        samples.put("bases", new Sample("code,name,division,level,demonstration,type,status,operatorName,operatorUscc,areaSquareMetres,workstations,accreditedOn,validUntil,investor,operationMode,sponsors",
                "TX-BASE,试验基地,640105,省级,是,综合,ACCREDITED,运营公司," + STARTUP + ",1200.50,80,2018-01-01,2028-01-01,政府,“4+”模式,人社；商务",
                "TX-BASE,试验基地,640105,国家级,是,综合,ACCREDITED,运营公司," + STARTUP + ",1200.5,80,2018-01-01,,GOVERNMENT,FOUR_PLUS,HRSS;COMMERCE;园区"));
        samples.put("accreditations", new Sample("base,title,level,authority,year,grantedOn,validUntil", "TX-BASE,省级示范,PROVINCIAL,人社厅,2019,2019-05-01,2022-05-01",
                "TX-BASE,省级示范,PROVINCIAL,自治区人社厅,2019,2019-05-01,2022-05-01"));
        samples.put("entrepreneurs", new Sample("identityNumber,name,phone,division,groups,graduatedOn",
                PERSON.toLowerCase() + ",王芳,13800006401,640105001,返乡创业农民工;COLLEGE_GRADUATE,2015-07-01", PERSON + ",王芳,13800006401,640105001,VETERAN；COLLEGE_GRADUATE,2015-07-01"));
        samples.put("startups", new Sample("uscc,name,kind,founder,division,industry,registeredOn,employees",
                STARTUP + ",芳芳商店,个体工商户," + PERSON + ",640105,零售业,2016-03-01,3", STARTUP + ",芳芳商店,个体工商户," + PERSON + ",640105,零售业,2016-03-01,4"));
        samples.put("residencies", new Sample("base,startup,admittedOn,agreedUntil,leftOn,exit,employees", "TX-BASE," + STARTUP + ",2018-02-01,2021-02-01,,,3",
                "TX-BASE," + STARTUP + ",2018-02-01,2021-02-01,2020-12-31,毕业,3"));
        samples.put("loans", new Sample(
                "contractNo,product,borrowerKind,borrower,startup,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,sequence,group,base,jobsDriven,agricultural,povertyRelated,appliedOn,disbursedOn",
                "TX-LOAN,STARTUP_GUARANTEED,个人," + PERSON + "," + STARTUP + ",640105,TX-BANK,100000,24,4.35,等额本金,担保基金,1,返乡创业农民工,TX-BASE,2,否,false,2021-01-05,2021-01-31",
                "TX-LOAN,STARTUP_GUARANTEED,个人," + PERSON + "," + STARTUP + ",640105,TX-BANK,120000.00,36,4.35,等额本息,担保基金,1,返乡创业农民工,TX-BASE,2,否,false,2021-01-05,2021-01-31"));
        samples.put("repayments", new Sample("bankSerialNo,contractNo,kind,paidOn,principal,interest,penalty,reversalOf", "TX-PAY-1,TX-LOAN,SCHEDULED,2021-02-28,4166.67,362.50,0,", null));
        samples.put("subsidies", new Sample("reference,kind,division,payeeKind,payee,group,amount,paidOn", "TX-SUB,一次性创业补贴,640105,ENTREPRENEUR," + PERSON + ",VETERAN,5000,2021-06-01",
                "TX-SUB,一次性创业补贴,640105,创业实体," + STARTUP + ",VETERAN,5000,2021-06-01"));
        samples.put("services", new Sample("base,startup,kind,servedOn", "TX-BASE," + STARTUP + ",走访,2019-04-01", null));
        samples.put("inspections", new Sample("base,kind,year,inspectedOn,score,result,findings", "TX-BASE,年度考核,2023,2024-01-20,88.5,合格,", "TX-BASE,年度考核,2023,2024-01-20,88.50,限期整改,台账不全"));
        samples.put("residency-intents", new Sample("base,applicant,uscc,notedOn,closedOn", "TX-BASE,意向团队,,2024-02-01,", "TX-BASE,意向团队," + STARTUP + ",2024-02-01,2024-03-01"));
        samples.put("credit-communities", new Sample("division,level,grantedOn,revokedOn", "640105001,信用乡镇,2020-01-01,", "640105001,信用乡镇,2020-01-01,2023-01-01"));
        samples.put("lpr-quotes", new Sample("effectiveFrom,rate", "1999-01-04,5.85", "1999-01-04,5.8501"));
        samples.put("guarantee-funds", new Sample("code,name,division", "TX-FUND,试验担保基金,640105", "TX-FUND,试验创业担保基金,640105"));
        samples.put("fund-deposits", new Sample("fund,day,balance", "TX-FUND,2020-01-31,1000000", "TX-FUND,2020-01-31,1000000.5"));
        samples.put("targets", new Sample("division,indicator,year,value", "640105,TX_LOAN_AMOUNT,2022,30000000", "640105,TX_LOAN_AMOUNT,2022,30000000.5"));
        samples.put("indicators", new Sample("division,code,from,to,value,unit,qualifier,source", "640105,TX-JOBS,2022-01-01,2022-12-31,1200,人,不少于,工作报告",
                "640105,TX-JOBS,2022-01-01,2022-12-31,1200,人,约,工作报告"));
        samples.putAll(samplesOfReports());
        return samples;
    }

    private static Map<String, Sample> samplesOfReports() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("base-contacts", new Sample("base,kind,name,organisation,phone,from,until", "TX-BASE,创业导师,李导师,某大学,13800006402,2019-01-01,",
                "TX-BASE,MENTOR,李导师,另一大学,13800006402,2019-01-01,2021-12-31"));
        samples.put("workstations", new Sample("base,entrepreneur,appliedOn,group,workstations,status,decidedOn,releasedOn", "TX-BASE," + PERSON + ",2019-03-01,高校毕业生,2,已申请,,",
                "TX-BASE," + PERSON + ",2019-03-01,高校毕业生,2,APPROVED,2019-03-08,"));
        samples.put("honours", new Sample("entrepreneur,title,grantedOn,startup,level,authority", PERSON + ",十佳创业明星,2019-05-04," + STARTUP + ",市级,市人社局",
                PERSON + ",十佳创业明星,2019-05-04,,PROVINCIAL,人社厅"));
        samples.put("credit-flags", new Sample("kind,entrepreneur,base,from,until,reason", "失信,,TX-BASE,2020-01-01,,虚报材料", "DISCREDITED,,TX-BASE,2020-01-01,2022-12-31,虚报材料"));
        samples.put("follow-ups", new Sample("reference,contractNo,startup,kind,heldOn,visitor,finding,nextOn", "TX-FU-1,TX-LOAN,,上门走访,2021-06-01,赵六,经营正常,2021-09-01",
                "TX-FU-1,," + STARTUP + ",VISIT,2021-06-01,赵六,经营正常,"));
        samples.put("monthly-reports", new Sample("startup,month,employees,hired,revenue", STARTUP + ",2021-03-31,4,1,52000.5", STARTUP + ",2021-03-01,5,2,52000.50"));
        samples.put("competition-projects", new Sample("reference,division,competition,year,name,award,entrepreneur,startup", "TX-CP-1,640105,创业大赛,2020,智慧枸杞,," + PERSON + ",",
                "TX-CP-1,640105,创业大赛,2020,智慧枸杞,一等奖," + PERSON + "," + STARTUP));
        samples.put("community-designations", new Sample("division,kind,name,level,grantedOn,revokedOn", "640105001,创业型社区,朝阳社区,省级,2018-10-01,", "640105001,STARTUP_TYPE,朝阳社区,省级,2018-10-01,2022-10-01"));
        samples.put("fund-budgets", new Sample("division,fund,year,asOf,planned,executed", "640105,就业创业补贴资金,2022,2022-06-30,150000000,60000000", "640105,EMPLOYMENT,2022,2022-06-30,150000000.00,61000000"));
        samples.put("spot-checks", new Sample("reference,division,subject,checkedOn,sampled,faulty,checker,finding", "TX-SC-1,640105,创业实体,2022-03-31,50,2,钱七,电话停机",
                "TX-SC-1,640105,STARTUP,2022-03-31,50,3,钱七,电话停机"));
        samples.put("assessments", new Sample("division,year,item,score,fullScore", "640105,2022,创业担保贷款,18.5,20", "640105,2022,创业担保贷款,19,20"));
        return samples;
    }
}
