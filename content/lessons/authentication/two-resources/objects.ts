/** Object ids in the tenant of this lesson. */
export const FINANCE = 'c897455b-92d5-4df4-826c-c38569550769'
export const ALL_STAFF = 'd34fe88b-1d05-4b45-ab74-4441df08da0b'
export const IT = '37ac2161-ba0b-4e8f-b477-e8142f39cfe4'
export const ADA = '94322364-3211-4917-ae9f-3d7e4810be1f'
export const CHIDI = '208abd62-bd68-4425-8683-9133be20023f'
export const EMIL = '92f6bbde-a684-44ff-82c7-e7295c31b244'
/** Global Administrator. */
export const BO = 'b9ac2225-93ff-45e9-baaa-5ae96b98e836'
