/**
 * Functions of Kusto's that are not worked out here, by their names in Microsoft's own parser: Resource Graph takes every function of one value
 * and every aggregate [D], so they are not for it to refuse.
 */
export const otherFunctions: ReadonlySet<string> = new Set(
  (
    'acos array_iff array_iif array_rotate_left array_rotate_right array_shift_left array_shift_right array_sort_asc ' +
    'array_sort_desc array_split array_strcat array_sum arraylength asin atan atan2 bag_pack_columns bag_remove_keys ' +
    'bag_set_key bag_zip base64_decode_toarray base64_decode_toguid base64_decode_tostring base64_decodestring ' +
    'base64_encode_fromarray base64_encode_fromguid base64_encode_tostring base64_encodestring beta_cdf beta_inv beta_pdf ' +
    'bin_at bin_auto binary_and binary_not binary_or binary_shift_left binary_shift_right binary_xor bitset_count_ones ' +
    'column_names_of columnifexists convert_angle convert_energy convert_force convert_length convert_mass convert_speed ' +
    'convert_temperature convert_volume cos cot current_cluster_endpoint current_cursor current_database current_node_id ' +
    'current_principal current_principal_details current_principal_is_member_of cursor_after cursor_before_or_at ' +
    'cursor_current datepart datetime_list_timezones datetime_local_to_utc datetime_utc_to_local dayofyear dcount_hll degrees ' +
    'dynamic_to_json erf erfc estimate_data_size exp10 exp2 extent_id extent_tags extentid extract_all extract_json ' +
    'extractall extractjson format_bytes format_ipv4 format_ipv4_mask format_timespan gamma geo_angle geo_azimuth ' +
    'geo_closest_point_on_line geo_closest_point_on_polygon geo_distance_2points geo_distance_point_to_line ' +
    'geo_distance_point_to_polygon geo_from_wkt geo_geohash_neighbors geo_geohash_to_central_point geo_geohash_to_polygon ' +
    'geo_h3cell_children geo_h3cell_level geo_h3cell_neighbors geo_h3cell_parent geo_h3cell_rings geo_h3cell_to_central_point ' +
    'geo_h3cell_to_polygon geo_info_from_ip_address geo_intersection_2lines geo_intersection_2polygons ' +
    'geo_intersection_line_with_polygon geo_intersects_2lines geo_intersects_2polygons geo_intersects_line_with_polygon ' +
    'geo_line_buffer geo_line_centroid geo_line_densify geo_line_interpolate_point geo_line_length geo_line_locate_point ' +
    'geo_line_simplify geo_line_to_s2cells geo_point_buffer geo_point_in_circle geo_point_in_polygon geo_point_to_geohash ' +
    'geo_point_to_h3cell geo_point_to_s2cell geo_polygon_area geo_polygon_buffer geo_polygon_centroid geo_polygon_densify ' +
    'geo_polygon_perimeter geo_polygon_simplify geo_polygon_to_h3cells geo_polygon_to_s2cells geo_s2cell_neighbors ' +
    'geo_s2cell_to_central_point geo_s2cell_to_polygon geo_simplify_polygons_array geo_union_lines_array ' +
    'geo_union_polygons_array gzip_compress_to_base64_string gzip_decompress_from_base64_string has_any_index has_any_ipv4 ' +
    'has_any_ipv4_prefix has_ipv4 has_ipv4_prefix hash hash_combine hash_many hash_md5 hash_sha1 hash_sha256 hash_xxhash64 ' +
    'hll_isvalid hll_merge indexof_regex ingestion_time ipv4_compare ipv4_is_in_any_range ipv4_is_in_range ipv4_is_match ' +
    'ipv4_is_private ipv4_netmask_suffix ipv4_range_to_cidr_list ipv6_compare ipv6_is_in_any_range ipv6_is_in_range ' +
    'ipv6_is_match isascii iscolumnexists isfinite isinf isnan isutf8 jaccard_index log10 log2 loggamma make_string ' +
    'make_timespan merge_tdigest new_guid next notempty notnull pack_all pack_dictionary parse_command_line parse_csv ' +
    'parse_ipv4 parse_ipv4_mask parse_ipv6 parse_ipv6_mask parse_path parse_url parse_urlquery parse_user_agent parse_version ' +
    'parse_xml parsejson parseurl parseurlquery percentile_tdigest percentiles_array_tdigest percentrank_tdigest pi prev ' +
    'punycode_domain_from_string punycode_domain_to_string punycode_from_string punycode_to_string radians rand range ' +
    'rank_tdigest regex_quote repeat replace_strings row_cumsum row_number row_rank row_rank_dense row_rank_min ' +
    'row_window_session rowstore_ordinal_range series_abs series_acos series_add series_asin series_atan series_ceiling ' +
    'series_cos series_cosine_similarity series_decompose series_decompose_anomalies series_decompose_forecast series_divide ' +
    'series_dot_product series_equals series_exp series_fft series_fill_backward series_fill_const series_fill_forward ' +
    'series_fill_linear series_fir series_fit_2lines series_fit_2lines_dynamic series_fit_line series_fit_line_dynamic ' +
    'series_fit_poly series_floor series_greater series_greater_equals series_ifft series_iir series_less series_less_equals ' +
    'series_log series_magnitude series_multiply series_not_equals series_outliers series_pearson_correlation ' +
    'series_periods_detect series_periods_validate series_pow series_product series_seasonal series_sign series_sin ' +
    'series_stats series_stats_dynamic series_subtract series_sum series_tan set_equals sign sin strcmp string_size tan ' +
    'tdigest_isvalid tdigest_merge to_utf8 tohex toobject totime translate treepath unicode_codepoints_from_string ' +
    'unicode_codepoints_to_string unixtime_microseconds_todatetime unixtime_milliseconds_todatetime ' +
    'unixtime_nanoseconds_todatetime unixtime_seconds_todatetime url_encode url_encode_component week_of_year weekofyear ' +
    'welch_test zip zlib_compress_to_base64_string zlib_decompress_from_base64_string'
  ).split(' '),
);

/** Aggregates of Kusto's that are not worked out here; see above. */
export const otherAggregates: ReadonlySet<string> = new Set(
  (
    'anyif argmax argmin binary_all_and binary_all_or binary_all_xor buildschema count_distinctif covariance covarianceif ' +
    'covariancep covariancepif hll hll_if hll_merge make_bag_if make_dictionary make_list_with_nulls makelist makeset ' +
    'merge_tdigest percentile percentiles percentiles_array percentilesw percentilesw_array percentilew stdev stdevif stdevp ' +
    'take_anyif tdigest tdigest_merge variance varianceif variancep variancepif'
  ).split(' '),
);
