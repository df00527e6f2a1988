/** Object ids in the tenant of this lesson. */
export const ALL_STAFF = 'd34fe88b-1d05-4b45-ab74-4441df08da0b'
export const FARAH = { id: 'ec76f76a-7f9a-4a89-a16f-e91ad66bb1c1', name: 'farah@contoso.example' }
/** Who is in All staff: Ada, Chidi, Emil, and the group Warehouse. */
export const STAFF = [
  '94322364-3211-4917-ae9f-3d7e4810be1f',
  '208abd62-bd68-4425-8683-9133be20023f',
  '92f6bbde-a684-44ff-82c7-e7295c31b244',
  'bab8dc44-f9b3-4dbd-9053-540da6c43f79',
]
