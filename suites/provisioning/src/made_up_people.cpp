// SPDX-License-Identifier: Apache-2.0
#include "made_up_people.hpp"

namespace scim::provisioning {
namespace {

constexpr std::array<Culture, 10> all_cultures {{
    {"en-US", "United States", "Denver", false,
        {{{"Grace", "grace"}, {"Henry", "henry"}, {"Olivia", "olivia"}, {"Marcus", "marcus"}, {"Ruth", "ruth"},
            {"Samuel", "samuel"}}},
        {{{"Baker", "baker"}, {"Turner", "turner"}, {"O'Neill", "oneill"}, {"Hughes", "hughes"}, {"Stone", "stone"},
            {"Parker-West", "parker-west"}}}},
    {"de-DE", "Germany", "Köln", false,
        {{{"Jürgen", "juergen"}, {"Käthe", "kaethe"}, {"Anna", "anna"}, {"Jörg", "joerg"}, {"Lena", "lena"},
            {"Günther", "guenther"}}},
        {{{"Müller", "mueller"}, {"Weiß", "weiss"}, {"Schäfer", "schaefer"}, {"von der Heide", "vonderheide"},
            {"Böhm", "boehm"}, {"Krause", "krause"}}}},
    {"fr-FR", "France", "Orléans", false,
        {{{"Chloé", "chloe"}, {"François", "francois"}, {"Hélène", "helene"}, {"Noël", "noel"}, {"Zoë", "zoe"},
            {"Jérôme", "jerome"}}},
        {{{"Lefèvre", "lefevre"}, {"Gérard", "gerard"}, {"D'Aubigné", "daubigne"}, {"Dubois", "dubois"},
            {"Garçon", "garcon"}, {"Hervé", "herve"}}}},
    {"pl-PL", "Poland", "Łódź", false,
        {{{"Łukasz", "lukasz"}, {"Małgorzata", "malgorzata"}, {"Paweł", "pawel"}, {"Zofia", "zofia"},
            {"Grażyna", "grazyna"}, {"Jakub", "jakub"}}},
        {{{"Wójcik", "wojcik"}, {"Kowalczyk", "kowalczyk"}, {"Zając", "zajac"}, {"Wróbel", "wrobel"},
            {"Dąbek", "dabek"}, {"Gołąb", "golab"}}}},
    {"ru-RU", "Россия", "Казань", false,
        {{{"Анна", "anna"}, {"Борис", "boris"}, {"Ольга", "olga"}, {"Сергей", "sergey"}, {"Татьяна", "tatyana"},
            {"Юрий", "yuriy"}}},
        {{{"Кузнецов", "kuznetsov"}, {"Соколова", "sokolova"}, {"Лебедев", "lebedev"}, {"Зайцева", "zaytseva"},
            {"Орлов", "orlov"}, {"Щукин", "shchukin"}}}},
    {"el-GR", "Ελλάδα", "Θεσσαλονίκη", false,
        {{{"Γιώργος", "giorgos"}, {"Ελένη", "eleni"}, {"Νίκος", "nikos"}, {"Μαρία", "maria"}, {"Κώστας", "kostas"},
            {"Σοφία", "sofia"}}},
        {{{"Παππάς", "pappas"}, {"Νικολάου", "nikolaou"}, {"Δημητρίου", "dimitriou"}, {"Βλάχος", "vlachos"},
            {"Οικονόμου", "oikonomou"}, {"Ζέρβας", "zervas"}}}},
    {"ar-EG", "مصر", "القاهرة", false,
        {{{"محمد", "mohamed"}, {"فاطمة", "fatma"}, {"أحمد", "ahmed"}, {"مريم", "mariam"}, {"يوسف", "youssef"},
            {"ليلى", "layla"}}},
        {{{"حسن", "hassan"}, {"إبراهيم", "ibrahim"}, {"السيد", "elsayed"}, {"منصور", "mansour"}, {"خليل", "khalil"},
            {"سالم", "salem"}}}},
    {"zh-CN", "中国", "杭州", true,
        {{{"伟", "wei"}, {"秀英", "xiuying"}, {"娜", "na"}, {"建国", "jianguo"}, {"丽华", "lihua"}, {"敏", "min"}}},
        {{{"王", "wang"}, {"李", "li"}, {"张", "zhang"}, {"刘", "liu"}, {"陈", "chen"}, {"欧阳", "ouyang"}}}},
    {"ja-JP", "日本", "仙台", true,
        {{{"太郎", "taro"}, {"花子", "hanako"}, {"健", "ken"}, {"美咲", "misaki"}, {"さくら", "sakura"},
            {"ジョン", "jon"}}},
        {{{"佐藤", "sato"}, {"鈴木", "suzuki"}, {"高橋", "takahashi"}, {"田中", "tanaka"}, {"渡辺", "watanabe"},
            {"小林", "kobayashi"}}}},
    {"hi-IN", "भारत", "जयपुर", false,
        {{{"अमित", "amit"}, {"प्रिया", "priya"}, {"राहुल", "rahul"}, {"सीता", "sita"}, {"विजय", "vijay"},
            {"लक्ष्मी", "lakshmi"}}},
        {{{"शर्मा", "sharma"}, {"वर्मा", "verma"}, {"सिंह", "singh"}, {"गुप्ता", "gupta"}, {"मिश्रा", "mishra"},
            {"जोशी", "joshi"}}}},
}};

constexpr std::array<Occupation, 12> all_occupations {{
    {"Engineering", "Engineer"},
    {"Engineering", "Architect"},
    {"Sales", "Account Manager"},
    {"Sales", "Sales Assistant"},
    {"Finance", "Controller"},
    {"Finance", "Accountant"},
    {"Human Resources", "Recruiter"},
    {"Support", "Support Agent"},
    {"Operations", "Planner"},
    {"Research & Development", "Scientist"},
    {"Legal", "Counsel"},
    {"Marketing", "Editor"},
}};

}  // namespace

std::span<Culture const> cultures()
{
    return all_cultures;
}

std::span<Occupation const> occupations()
{
    return all_occupations;
}

}  // namespace scim::provisioning
