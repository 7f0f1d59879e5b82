// The first COUNTRIES_COUNT countries of iso_3166-1.json, each by itself: an excerpt of iso-codes
// 4.15.0 (https://salsa.debian.org/iso-codes-team/iso-codes), as Debian packages it.
// Copyright 2001-2008 Alastair McKinstry, 2004-2016 Christian Perrier, 2005-2023 Dr. Tobias
// Quathamer. This file is under their licence: the GNU Lesser General Public License, version 2.1
// or later. countries.sh made it.
#include "countries.h"

// clang-format off
const char *const countries_json[COUNTRIES_COUNT] = {
    "{\"alpha_2\": \"AW\", \"alpha_3\": \"ABW\", \"flag\": \"🇦🇼\", \"name\": \"Aruba\", "
    "\"numeric\": \"533\"}",
    "{\"alpha_2\": \"AF\", \"alpha_3\": \"AFG\", \"flag\": \"🇦🇫\", \"name\": \"Afghanistan\","
    " \"numeric\": \"004\", \"official_name\": \"Islamic Republic of Afghanistan\"}",
    "{\"alpha_2\": \"AO\", \"alpha_3\": \"AGO\", \"flag\": \"🇦🇴\", \"name\": \"Angola\", "
    "\"numeric\": \"024\", \"official_name\": \"Republic of Angola\"}",
    "{\"alpha_2\": \"AI\", \"alpha_3\": \"AIA\", \"flag\": \"🇦🇮\", \"name\": \"Anguilla\", "
    "\"numeric\": \"660\"}",
    "{\"alpha_2\": \"AX\", \"alpha_3\": \"ALA\", \"flag\": \"🇦🇽\", \"name\": \"Åland "
    "Islands\", \"numeric\": \"248\"}",
    "{\"alpha_2\": \"AL\", \"alpha_3\": \"ALB\", \"flag\": \"🇦🇱\", \"name\": \"Albania\", "
    "\"numeric\": \"008\", \"official_name\": \"Republic of Albania\"}",
    "{\"alpha_2\": \"AD\", \"alpha_3\": \"AND\", \"flag\": \"🇦🇩\", \"name\": \"Andorra\", "
    "\"numeric\": \"020\", \"official_name\": \"Principality of Andorra\"}",
    "{\"alpha_2\": \"AE\", \"alpha_3\": \"ARE\", \"flag\": \"🇦🇪\", \"name\": \"United Arab "
    "Emirates\", \"numeric\": \"784\"}",
    "{\"alpha_2\": \"AR\", \"alpha_3\": \"ARG\", \"flag\": \"🇦🇷\", \"name\": \"Argentina\", "
    "\"numeric\": \"032\", \"official_name\": \"Argentine Republic\"}",
    "{\"alpha_2\": \"AM\", \"alpha_3\": \"ARM\", \"flag\": \"🇦🇲\", \"name\": \"Armenia\", "
    "\"numeric\": \"051\", \"official_name\": \"Republic of Armenia\"}",
    "{\"alpha_2\": \"AS\", \"alpha_3\": \"ASM\", \"flag\": \"🇦🇸\", \"name\": \"American "
    "Samoa\", \"numeric\": \"016\"}",
    "{\"alpha_2\": \"AQ\", \"alpha_3\": \"ATA\", \"flag\": \"🇦🇶\", \"name\": \"Antarctica\", "
    "\"numeric\": \"010\"}",
    "{\"alpha_2\": \"TF\", \"alpha_3\": \"ATF\", \"flag\": \"🇹🇫\", \"name\": \"French "
    "Southern Territories\", \"numeric\": \"260\"}",
    "{\"alpha_2\": \"AG\", \"alpha_3\": \"ATG\", \"flag\": \"🇦🇬\", \"name\": \"Antigua and "
    "Barbuda\", \"numeric\": \"028\"}",
    "{\"alpha_2\": \"AU\", \"alpha_3\": \"AUS\", \"flag\": \"🇦🇺\", \"name\": \"Australia\", "
    "\"numeric\": \"036\"}",
    "{\"alpha_2\": \"AT\", \"alpha_3\": \"AUT\", \"flag\": \"🇦🇹\", \"name\": \"Austria\", "
    "\"numeric\": \"040\", \"official_name\": \"Republic of Austria\"}",
    "{\"alpha_2\": \"AZ\", \"alpha_3\": \"AZE\", \"flag\": \"🇦🇿\", \"name\": \"Azerbaijan\", "
    "\"numeric\": \"031\", \"official_name\": \"Republic of Azerbaijan\"}",
    "{\"alpha_2\": \"BI\", \"alpha_3\": \"BDI\", \"flag\": \"🇧🇮\", \"name\": \"Burundi\", "
    "\"numeric\": \"108\", \"official_name\": \"Republic of Burundi\"}",
    "{\"alpha_2\": \"BE\", \"alpha_3\": \"BEL\", \"flag\": \"🇧🇪\", \"name\": \"Belgium\", "
    "\"numeric\": \"056\", \"official_name\": \"Kingdom of Belgium\"}",
    "{\"alpha_2\": \"BJ\", \"alpha_3\": \"BEN\", \"flag\": \"🇧🇯\", \"name\": \"Benin\", "
    "\"numeric\": \"204\", \"official_name\": \"Republic of Benin\"}",
    "{\"alpha_2\": \"BQ\", \"alpha_3\": \"BES\", \"flag\": \"🇧🇶\", \"name\": \"Bonaire, Sint "
    "Eustatius and Saba\", \"numeric\": \"535\", \"official_name\": \"Bonaire, Sint Eustatius"
    " and Saba\"}",
    "{\"alpha_2\": \"BF\", \"alpha_3\": \"BFA\", \"flag\": \"🇧🇫\", \"name\": \"Burkina "
    "Faso\", \"numeric\": \"854\"}",
    "{\"alpha_2\": \"BD\", \"alpha_3\": \"BGD\", \"flag\": \"🇧🇩\", \"name\": \"Bangladesh\", "
    "\"numeric\": \"050\", \"official_name\": \"People's Republic of Bangladesh\"}",
    "{\"alpha_2\": \"BG\", \"alpha_3\": \"BGR\", \"flag\": \"🇧🇬\", \"name\": \"Bulgaria\", "
    "\"numeric\": \"100\", \"official_name\": \"Republic of Bulgaria\"}",
    "{\"alpha_2\": \"BH\", \"alpha_3\": \"BHR\", \"flag\": \"🇧🇭\", \"name\": \"Bahrain\", "
    "\"numeric\": \"048\", \"official_name\": \"Kingdom of Bahrain\"}",
    "{\"alpha_2\": \"BS\", \"alpha_3\": \"BHS\", \"flag\": \"🇧🇸\", \"name\": \"Bahamas\", "
    "\"numeric\": \"044\", \"official_name\": \"Commonwealth of the Bahamas\"}",
    "{\"alpha_2\": \"BA\", \"alpha_3\": \"BIH\", \"flag\": \"🇧🇦\", \"name\": \"Bosnia and "
    "Herzegovina\", \"numeric\": \"070\", \"official_name\": \"Republic of Bosnia and "
    "Herzegovina\"}",
    "{\"alpha_2\": \"BL\", \"alpha_3\": \"BLM\", \"flag\": \"🇧🇱\", \"name\": \"Saint "
    "Barthélemy\", \"numeric\": \"652\"}",
    "{\"alpha_2\": \"BY\", \"alpha_3\": \"BLR\", \"flag\": \"🇧🇾\", \"name\": \"Belarus\", "
    "\"numeric\": \"112\", \"official_name\": \"Republic of Belarus\"}",
    "{\"alpha_2\": \"BZ\", \"alpha_3\": \"BLZ\", \"flag\": \"🇧🇿\", \"name\": \"Belize\", "
    "\"numeric\": \"084\"}",
    "{\"alpha_2\": \"BM\", \"alpha_3\": \"BMU\", \"flag\": \"🇧🇲\", \"name\": \"Bermuda\", "
    "\"numeric\": \"060\"}",
    "{\"alpha_2\": \"BO\", \"alpha_3\": \"BOL\", \"common_name\": \"Bolivia\", \"flag\": "
    "\"🇧🇴\", \"name\": \"Bolivia, Plurinational State of\", \"numeric\": \"068\", "
    "\"official_name\": \"Plurinational State of Bolivia\"}",
    "{\"alpha_2\": \"BR\", \"alpha_3\": \"BRA\", \"flag\": \"🇧🇷\", \"name\": \"Brazil\", "
    "\"numeric\": \"076\", \"official_name\": \"Federative Republic of Brazil\"}",
    "{\"alpha_2\": \"BB\", \"alpha_3\": \"BRB\", \"flag\": \"🇧🇧\", \"name\": \"Barbados\", "
    "\"numeric\": \"052\"}",
    "{\"alpha_2\": \"BN\", \"alpha_3\": \"BRN\", \"flag\": \"🇧🇳\", \"name\": \"Brunei "
    "Darussalam\", \"numeric\": \"096\"}",
    "{\"alpha_2\": \"BT\", \"alpha_3\": \"BTN\", \"flag\": \"🇧🇹\", \"name\": \"Bhutan\", "
    "\"numeric\": \"064\", \"official_name\": \"Kingdom of Bhutan\"}",
    "{\"alpha_2\": \"BV\", \"alpha_3\": \"BVT\", \"flag\": \"🇧🇻\", \"name\": \"Bouvet "
    "Island\", \"numeric\": \"074\"}",
    "{\"alpha_2\": \"BW\", \"alpha_3\": \"BWA\", \"flag\": \"🇧🇼\", \"name\": \"Botswana\", "
    "\"numeric\": \"072\", \"official_name\": \"Republic of Botswana\"}",
    "{\"alpha_2\": \"CF\", \"alpha_3\": \"CAF\", \"flag\": \"🇨🇫\", \"name\": \"Central "
    "African Republic\", \"numeric\": \"140\"}",
    "{\"alpha_2\": \"CA\", \"alpha_3\": \"CAN\", \"flag\": \"🇨🇦\", \"name\": \"Canada\", "
    "\"numeric\": \"124\"}",
};
// clang-format on
