package org.chuangdai.demo.province;

import java.util.List;

/** Invented names of people, start-ups, bases and banks. */
final class Names {
    static final List<String> BANKS = List.of("豫章兴农银行", "赣鄱普惠银行", "章贡江村镇银行", "信河农商银行", "抚水创业银行", "袁山村镇银行", "昌南惠民银行", "浔阳江农商银行",
            "庐陵江普惠银行", "井冈翠竹银行");
    static final List<String> INDUSTRIES = List.of("农林牧渔", "零售", "餐饮", "制造", "居民服务", "信息技术", "电子商务", "运输仓储", "文化旅游", "建筑装饰");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗",
            "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "吕", "丁",
            "任", "卢", "姚", "钟", "熊", "万", "涂", "欧阳", "上官");
    private static final List<String> MALE = List.of("伟", "强", "磊", "军", "勇", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇", "浩", "凯", "建", "志",
            "文", "国", "金", "德", "俊", "海", "松", "林");
    private static final List<String> FEMALE = List.of("芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "婷", "雪", "慧", "玲", "燕", "红", "梅", "琴", "兰", "英", "洁", "莉", "秀", "春",
            "晓", "佳", "雅", "文", "玉", "思", "小", "美");
    private static final List<String> WORDS = List.of("禾源", "青禾", "赣香", "云岭", "鼎新", "锦程", "绿野", "百汇", "启航", "众合", "星火", "润丰", "和顺", "映山", "翠微", "瑞丰", "聚力", "梦起",
            "丰登", "金穗", "远帆", "清泉", "雅居", "恒兴", "天工", "巧手", "乐居", "田园", "新语", "汇川");
    private static final List<List<String>> TRADES = List.of(List.of("种植", "养殖", "果业", "茶业"), List.of("百货", "超市", "服饰", "建材"), List.of("餐饮", "米粉", "小吃", "农家菜"),
            List.of("五金", "家具", "食品", "制衣"), List.of("家政", "美容", "维修", "洗衣"), List.of("科技", "软件", "网络", "数据"), List.of("电商", "直播", "网店", "优选"),
            List.of("物流", "货运", "快递", "仓储"), List.of("文化", "旅游", "民宿", "研学"), List.of("装饰", "园林", "门窗", "工程"));
    private static final List<String> BASE_WORDS = List.of("青创", "众创", "创客", "红土", "归雁", "启点", "赣创", "新苗", "蓝湾", "朝阳", "同心", "科创");

    private Names() {
    }

    static String person(Dice dice, boolean male) {
        List<String> given = male ? MALE : FEMALE;
        String first = dice.pick(given);
        return dice.pick(SURNAMES) + first + (dice.chance(0.75) ? dice.pick(given) : "");
    }

    /** The industry is an index into {@link #INDUSTRIES}. */
    static String startup(Dice dice, String county, int industry, String form) {
        return county + dice.pick(WORDS) + dice.pick(TRADES.get(industry)) + form;
    }

    static String base(Dice dice, String county, String kind) {
        return county + dice.pick(BASE_WORDS) + kind;
    }

    static String operator(Dice dice, String county) {
        return county + dice.pick(WORDS) + "创业服务有限公司";
    }
}
