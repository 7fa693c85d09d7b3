package org.communitycounsel.platform.district;

import org.springframework.data.jpa.repository.JpaRepository;

interface DistrictRows extends JpaRepository<District, String> {}
