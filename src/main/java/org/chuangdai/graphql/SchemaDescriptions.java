package org.chuangdai.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.schema.model.EnumType;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.spi.ClassloadingService;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gives everything its description "中文 · English" that does not carry one in the code: what recurs is said here, once. */
final class SchemaDescriptions extends GraphQLTypeVisitorStub {
    private static final Map<String, String> TYPES = Map.of(
            "Query", "查询 · Questions; none changes anything.",
            "Mutation", "变更 · Commands; each answers with the changed object and userErrors.",
            "Subscription", "订阅 · What is pushed when it changes.",
            "Date", "日期，如2022-12-31 · Calendar date in Asia/Shanghai, ISO 8601.",
            "DateTime", "时间，带时区偏移 · Instant with offset, ISO 8601.",
            "BigInteger", "整数 · Whole number of any size.",
            "BigDecimal", "小数 · Exact decimal, a JSON number.");

    /** Fields and arguments that mean the same wherever they stand. */
    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            Map.entry("first", "取前几行（默认20，最多200） · Rows from the front, 20 by default, at most 200."),
            Map.entry("after", "从此游标之后 · Only rows behind this cursor."),
            Map.entry("last", "取后几行 · Rows from the back."),
            Map.entry("before", "到此游标之前 · Only rows before this cursor."),
            Map.entry("filter", "筛选条件 · Every given field must hold."),
            Map.entry("orderBy", "排序 · Order of the rows."),
            Map.entry("field", "排序字段 · Field to order by."),
            Map.entry("direction", "排序方向 · Direction of the order."),
            Map.entry("unit", "金额单位，默认元 · Unit of money, yuan by default."),
            Map.entry("asOf", "截止日期，默认今天 · As of this day, today by default."),
            Map.entry("on", "日期，默认今天 · On this day, today by default."),
            Map.entry("period", "统计期间（含两端） · Period, both ends included."),
            Map.entry("from", "起（含） · Beginning, included; open when missing."),
            Map.entry("to", "止（含） · End, included; open when missing."),
            Map.entry("groupBy", "分组维度；空则一行 · Dimensions to group by; none gives one row."),
            Map.entry("division", "行政区划代码（2、4、6、9或12位） · Division, or its code of 2, 4, 6, 9 or 12 digits."),
            Map.entry("input", "输入 · The command."),
            Map.entry("id", "全局标识 · Opaque global id."),
            Map.entry("code", "代码 · Code."),
            Map.entry("uscc", "统一社会信用代码 · Unified social credit code."),
            Map.entry("contractNo", "合同编号 · Number of the loan contract."),
            Map.entry("parent", "上级行政区划代码 · Code of the division above."),
            Map.entry("cursor", "游标 · Place of the row in its list."),
            Map.entry("node", "行 · The row."),
            Map.entry("edges", "行与游标 · Rows with their cursors."),
            Map.entry("nodes", "行 · Rows."),
            Map.entry("pageInfo", "分页信息 · Where the page stands in its list."),
            Map.entry("hasNextPage", "后面还有 · Whether rows follow."),
            Map.entry("hasPreviousPage", "前面还有 · Whether rows precede."),
            Map.entry("startCursor", "首行游标 · Cursor of the first row."),
            Map.entry("endCursor", "末行游标 · Cursor of the last row."),
            Map.entry("userErrors", "业务错误 · Broken rules; empty when the command was carried out."));

    /** Chinese names of constants that are not {@link Labelled}: orders and the dimensions of statistics. */
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("ASC", "升序"), Map.entry("DESC", "降序"), Map.entry("PROVINCE", "省级"), Map.entry("PREFECTURE", "地级"),
            Map.entry("COUNTY", "县级"), Map.entry("TOWNSHIP", "乡级"), Map.entry("YEAR", "年"), Map.entry("QUARTER", "季度"), Map.entry("MONTH", "月"),
            Map.entry("BANK", "经办银行"), Map.entry("GROUP", "借款人群体"), Map.entry("BORROWER_KIND", "借款主体"), Map.entry("SEQUENCE", "第几次贷款"),
            Map.entry("PRODUCT", "贷款产品"), Map.entry("BASE", "孵化基地"), Map.entry("BASE_LEVEL", "基地级别"), Map.entry("GUARANTEE", "担保方式"),
            Map.entry("AGRICULTURAL", "涉农"), Map.entry("POVERTY_RELATED", "涉扶贫"), Map.entry("STATUS", "状态"), Map.entry("LEVEL", "级别"),
            Map.entry("TYPE", "类型"), Map.entry("KIND", "种类"));

    private final GraphQLSchema schema;
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    SchemaDescriptions(GraphQLSchema schema, Schema model) {
        this.schema = schema;
        for (EnumType type : model.getEnums().values()) {
            Map<String, String> ofType = labels.computeIfAbsent(type.getName(), name -> new HashMap<>());
            for (Object constant : ClassloadingService.get().loadClass(type.getClassName()).getEnumConstants()) {
                if (constant instanceof Labelled labelled) {
                    ofType.put(labelled.name(), labelled.label() + " · " + words(labelled.name()) + ".");
                }
            }
        }
    }

    @Override
    public TraversalControl visitGraphQLObjectType(GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
        String text = TYPES.containsKey(type.getName()) ? TYPES.get(type.getName()) : orElse(type.getDescription(), page(type.getName()));
        return type.getName().startsWith("__") || text == null ? TraversalControl.CONTINUE
                : changeNode(context, type.transform(builder -> builder.description(text)));
    }

    @Override
    public TraversalControl visitGraphQLScalarType(GraphQLScalarType type, TraverserContext<GraphQLSchemaElement> context) {
        String text = TYPES.get(type.getName());
        return text == null ? TraversalControl.CONTINUE : changeNode(context, type.transform(builder -> builder.description(text)));
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        if (described(field.getDescription())) {
            return TraversalControl.CONTINUE;
        }
        String text = orElse(inherited(context.getParentNode(), field.getName()), EVERYWHERE.get(field.getName()));
        return changeNode(context, field.transform(builder -> builder.description(text)));
    }

    @Override
    public TraversalControl visitGraphQLArgument(GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
        return described(argument.getDescription()) ? TraversalControl.CONTINUE
                : changeNode(context, argument.transform(builder -> builder.description(EVERYWHERE.get(argument.getName()))));
    }

    @Override
    public TraversalControl visitGraphQLInputObjectField(GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
        return described(field.getDescription()) ? TraversalControl.CONTINUE
                : changeNode(context, field.transform(builder -> builder.description(EVERYWHERE.get(field.getName()))));
    }

    @Override
    public TraversalControl visitGraphQLInputObjectType(GraphQLInputObjectType type, TraverserContext<GraphQLSchemaElement> context) {
        return described(type.getDescription()) ? TraversalControl.CONTINUE
                : changeNode(context, type.transform(builder -> builder.description("输入 · " + words(type.getName()) + ".")));
    }

    @Override
    public TraversalControl visitGraphQLEnumValueDefinition(GraphQLEnumValueDefinition value, TraverserContext<GraphQLSchemaElement> context) {
        String type = context.getParentNode() instanceof GraphQLEnumType parent ? parent.getName() : "";
        String chinese = CONSTANTS.get(value.getName());
        String text = labels.getOrDefault(type, Map.of()).getOrDefault(value.getName(), chinese == null ? null : chinese + " · " + words(value.getName()) + ".");
        return described(value.getDescription()) || text == null ? TraversalControl.CONTINUE : changeNode(context, value.transform(builder -> builder.description(text)));
    }

    /** The description that the field has in an interface of its type. */
    private String inherited(GraphQLSchemaElement owner, String field) {
        if (owner instanceof GraphQLImplementingType type) {
            for (var implemented : type.getInterfaces()) {
                if (schema.getType(implemented.getName()) instanceof GraphQLInterfaceType face && face.getFieldDefinition(field) != null) {
                    return face.getFieldDefinition(field).getDescription();
                }
            }
        }
        return null;
    }

    /** What a connection or an edge is, from what its node is. */
    private String page(String name) {
        if (name.endsWith("Connection")) {
            return chinese(name.substring(0, name.length() - "Connection".length()), "（一页） · A page of ", "s.");
        }
        return name.endsWith("Edge") ? chinese(name.substring(0, name.length() - "Edge".length()), "（一行） · ", " with its cursor.") : null;
    }

    private String chinese(String nodeName, String middle, String end) {
        String described = schema.getType(nodeName) instanceof GraphQLFieldsContainer node ? node.getDescription() : null;
        return (described == null ? nodeName : described.split(" · ")[0]) + middle + nodeName + end;
    }

    private static String orElse(String text, String other) {
        return described(text) ? text : other;
    }

    /** Not described, or only by SmallRye ("ISO-8601" on dates). */
    private static boolean described(String text) {
        return text != null && text.contains(" · ");
    }

    /** "REGISTERED_UNEMPLOYED" or "LoanFilter" as words. */
    private static String words(String name) {
        String spaced = name.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
